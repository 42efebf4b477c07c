#include "verified.hpp"

#include <algorithm>
#include <sstream>

#include "planner/world/real_world.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

int Verified::not_asked(const std::string& part_of_reason) const {
    int count = 0;
    for (const auto& unasked : verification.at("not_asked")) {
        const std::string reason = unasked.at("reason");
        if (reason.find(part_of_reason) != std::string::npos)
            count += unasked.at("count").get<int>();
    }
    return count;
}

Verified verified(const Strings& words) {
    prepare_process();
    RealWorld reading{RealWorld::Powers::only_reads};
    RealWorld acting{RealWorld::Powers::acts};
    std::ostringstream out;
    std::ostringstream err;
    Strings all{"explain", "--format", "json"};
    const auto own = [](const std::string& word) { return word.starts_with("--verify-with"); };
    if (std::ranges::none_of(words, own)) all.emplace_back("--verify-with=ssh");
    all.insert(all.end(), words.begin(), words.end());
    const int status = cli::run(all, reading, acting, {.out = {out}, .err = {err}});
    Verified verified{.status = status, .err = err.str()};
    if (!out.str().empty()) {
        const auto document = nlohmann::json::parse(out.str());
        if (document.contains("verification")) verified.verification = document["verification"];
    }
    return verified;
}

}  // namespace sshplan::test
