#include "planner/migrate/recipe_site.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parser/config/pattern.hpp"
#include "planner/shell/expand_words.hpp"

namespace sshplan {
namespace {

// In the order of RecipeKind.
constexpr std::array<std::string_view, 13> kind_names{"dash-w",
                                                      "netcat",
                                                      "dev-tcp",
                                                      "literal",
                                                      "turned-around",
                                                      "tty",
                                                      "port-forward",
                                                      "computed",
                                                      "proxy",
                                                      "vendor",
                                                      "direct-netcat",
                                                      "wrapper",
                                                      "broken"};

RecipeKind kind_of_connection(const RecipeShape& shape, RecipeKind plain) {
    using Kind = RecipeWord::Kind;
    const bool is_computed = shape.host.kind == Kind::computed || shape.host.kind == Kind::port ||
                             shape.port.kind == Kind::computed || shape.port.kind == Kind::host;
    if (is_computed || !shape.ssh) return RecipeKind::computed;
    if (shape.port.text.empty()) return RecipeKind::broken;  // -W HOST is no target
    const std::string& jump = shape.ssh->destination.host;
    if (jump == "%h" && shape.host.kind == Kind::literal) return RecipeKind::turned_around;
    if (jump.find("%h") != std::string::npos || jump.find("%n") != std::string::npos ||
        jump.find("%p") != std::string::npos || jump.find(shell::unknown) != std::string::npos) {
        return RecipeKind::computed;
    }
    const bool is_literal = shape.host.kind == Kind::literal || shape.port.kind == Kind::literal;
    return is_literal ? RecipeKind::literal : plain;
}

/// Whether a shell computes a part of a command: then what one name shows need not hold for others.
bool is_substituted(std::string_view command) {
    if (command.find('`') != std::string_view::npos) return true;
    for (std::size_t at = 0; (at = command.find('$', at)) != std::string_view::npos; ++at) {
        const char next = at + 1 < command.size() ? command[at + 1] : ' ';
        const bool is_name =
            (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_';
        if (is_name || next == '(' || next == '{') return true;
    }
    return false;
}

RecipeKind kind_as_read(const RecipeShape& shape) {
    switch (shape.recipe.family) {
        case Family::dash_w:
            return kind_of_connection(shape, RecipeKind::dash_w);
        case Family::netcat:
            return kind_of_connection(shape, RecipeKind::netcat);
        case Family::dev_tcp:
            return kind_of_connection(shape, RecipeKind::dev_tcp);
        case Family::tty:
            return RecipeKind::tty;
        case Family::proxy:
            return RecipeKind::proxy;
        case Family::vendor:
            return RecipeKind::vendor;
        case Family::direct_netcat:
            return RecipeKind::direct_netcat;
        case Family::wrapper:
            return RecipeKind::wrapper;
        case Family::broken:
            return RecipeKind::broken;
    }
    return RecipeKind::wrapper;
}

/// Reads lines that may be recipes.
class SiteReader {
public:
    SiteReader(const Client& client, World& world) : client_(client), world_(world) {}

    [[nodiscard]] std::optional<RecipeSite> read(const LintedFile& file,
                                                 const Block& block,
                                                 const Directive& line) {
        const bool is_remote = line.is(Keyword::remote_command);
        if (!is_remote && !line.is(Keyword::proxy_command)) return std::nullopt;
        const std::string_view text = raw_value(line);
        if (text.empty() || is_none(text)) return std::nullopt;
        RecipeSite site{.file = &file, .block = &block, .line = &line};
        if (is_remote) {
            site.kind = RecipeKind::tty;
            const Recipe recipe = read_remote_command(text, {world_, client_});
            return recipe.between.empty() ? std::nullopt : std::optional{std::move(site)};
        }
        site.shape = shape_of(text);
        site.kind = kind_of(site.shape, text);
        if (is_through_ssh(site.kind)) site.comment = comment_in(text, site);
        return site;
    }

private:
    /// Most of thousands of recipes are written alike.
    const RecipeShape& shape_of(std::string_view text) {
        const auto [entry, is_new] = shapes_.try_emplace(text);
        if (is_new) entry->second = read_recipe_shape(text, client_, world_);
        return entry->second;
    }

    /// What may be cut off the end, from a `#` on, without changing what is run.
    [[nodiscard]] Span comment_in(std::string_view text, const RecipeSite& site) {
        const auto begin =
            static_cast<std::uint32_t>(text.data() - site.file->source->bytes().data());
        for (std::size_t at = 0; (at = text.find('#', at + 1)) != std::string_view::npos;) {
            if (text[at - 1] != ' ' && text[at - 1] != '\t') continue;
            const RecipeShape& rest = shape_of(text.substr(0, at));
            const bool is_same = rest.recipe.family == site.shape.recipe.family &&
                                 rest.recipe.ssh == site.shape.recipe.ssh;
            if (!is_same) continue;
            return {begin + static_cast<std::uint32_t>(at),
                    begin + static_cast<std::uint32_t>(text.size())};
        }
        return {};
    }

    const Client& client_;
    World& world_;
    std::unordered_map<std::string_view, RecipeShape> shapes_;  // by texts of the files
};

}  // namespace

std::string_view name_of(RecipeKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

RecipeKind kind_of(const RecipeShape& shape, std::string_view command) {
    const RecipeKind kind = kind_as_read(shape);
    return is_through_ssh(kind) && is_substituted(command) ? RecipeKind::computed : kind;
}

std::optional<RecipeKind> recipe_kind(std::string_view name) {
    const auto* const found = std::ranges::find(kind_names, name);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<RecipeKind>(found - kind_names.begin());
}

std::vector<std::string_view> recipe_kind_names() { return {kind_names.begin(), kind_names.end()}; }

std::optional<std::string> RecipeSite::names_own_file() const {
    if (!shape.ssh) return std::nullopt;
    const auto last_part = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
    for (const OptionUse& use : shape.ssh->options) {
        if (use.letter != 'F') continue;
        if (last_part(use.argument) == last_part(file->source->name())) return use.argument;
    }
    return std::nullopt;
}

std::vector<RecipeSite> find_recipes(std::span<const LintedFile> files,
                                     const Client& client,
                                     World& world) {
    std::vector<RecipeSite> sites;
    SiteReader reader{client, world};
    for (const LintedFile& file : files) {
        for (const Block& block : file.config->blocks()) {
            for (const Directive& line : block.directives()) {
                if (auto site = reader.read(file, block, line)) sites.push_back(*std::move(site));
            }
        }
    }
    return sites;
}

}  // namespace sshplan
