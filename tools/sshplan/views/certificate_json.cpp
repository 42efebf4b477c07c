#include "tools/sshplan/views/certificate_json.hpp"

#include <fmt/format.h>

#include "tools/sshplan/views/json_parts.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view schema = "sshplan/proof/1";

Json json_of(const CertifiedFile& file) {
    Json edits = Json::array();
    for (const CertifiedEdit& edit : file.edits) {
        edits.push_back({{"start", edit.start}, {"before", edit.before}, {"after", edit.after}});
    }
    return {{"file", file.path},
            {"before", file.before},
            {"after", file.after},
            {"edits", std::move(edits)}};
}

Json json_of(const CertifiedRecipe& recipe) {
    return {{"file", recipe.path},
            {"line", recipe.line},
            {"family", recipe.family},
            {"after", recipe.after},
            {"way", recipe.way},
            {"differences", recipe.differences}};
}

CertifiedFile file_of(const Json& json) {
    CertifiedFile file{
        .path = json.at("file"), .before = json.at("before"), .after = json.at("after")};
    for (const Json& edit : json.at("edits")) {
        file.edits.push_back({edit.at("start"), edit.at("before"), edit.at("after")});
    }
    return file;
}

CertifiedRecipe recipe_of(const Json& json) {
    return {.path = json.at("file"),
            .line = json.at("line"),
            .family = json.at("family"),
            .after = json.at("after"),
            .way = json.at("way"),
            .differences = json.at("differences")};
}

}  // namespace

std::string certificate_json(const Certificate& certificate) {
    Json files = Json::array();
    for (const CertifiedFile& file : certificate.files) files.push_back(json_of(file));
    Json recipes = Json::array();
    for (const CertifiedRecipe& recipe : certificate.recipes) recipes.push_back(json_of(recipe));
    return printed_document({{"schema", schema},
                             {"arguments", certificate.arguments},
                             {"versions", certificate.versions},
                             {"files", std::move(files)},
                             {"recipes", std::move(recipes)},
                             {"cases", certificate.cases}});
}

std::variant<Certificate, BadCertificate> read_certificate(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        if (json.at("schema") != schema) {
            return BadCertificate{fmt::format("its schema is not {}", schema)};
        }
        Certificate certificate{.arguments = json.at("arguments"),
                                .versions = json.at("versions"),
                                .cases = json.at("cases")};
        for (const Json& file : json.at("files")) certificate.files.push_back(file_of(file));
        for (const Json& recipe : json.at("recipes")) {
            certificate.recipes.push_back(recipe_of(recipe));
        }
        return certificate;
    } catch (const Json::exception& fault) {
        return BadCertificate{fault.what()};
    }
}

}  // namespace sshplan::cli
