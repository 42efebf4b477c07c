#include "sabotage.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace sshplan::test {

ConfigFolder replaced(ConfigFolder files, const Replacement& replacement) {
    std::string& text = files.at(std::string{replacement.file});
    const std::size_t at = text.find(replacement.what);
    INFO("'" << replacement.what << "' in\n" << text);
    REQUIRE(at != std::string::npos);
    text.replace(at, replacement.what.size(), replacement.by);
    return files;
}

const ChangeWitness* witness_of(const Proof& proof) {
    for (const ProvenRewrite& rewrite : proof.rewrites) {
        if (rewrite.goes_wrong) return &*rewrite.goes_wrong;
    }
    return proof.stray ? &*proof.stray : nullptr;
}

ChangeWitness check(const Sabotage& sabotage) {
    Migrating migrating{sabotage.files, sabotage.dialects};
    INFO(migrating.described() << described(migrating.after()));
    REQUIRE_FALSE(migrating.migration().changes.empty());
    const Proof honest = migrating.proof_of(migrating.after());
    CHECK(honest.holds());
    const ConfigFolder spoiled = replaced(migrating.after(), sabotage.spoiled);
    INFO("spoiled: " << spoiled.at(std::string{sabotage.spoiled.file}));
    const Proof proof = migrating.proof_of(spoiled);
    CHECK_FALSE(proof.holds());
    CHECK(proof.count.equal < proof.count.cases);
    const ChangeWitness* const witness = witness_of(proof);
    REQUIRE(witness != nullptr);
    INFO(described(*witness));
    CHECK(name_of(witness->change.kind) == name_of(sabotage.seen_as));
    return *witness;
}

}  // namespace sshplan::test
