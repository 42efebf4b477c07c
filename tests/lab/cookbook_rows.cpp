#include "cookbook_rows.hpp"

namespace sshplan::test {

std::vector<Way> ways_to(const std::vector<std::string>& hosts, const std::vector<Hop>& hops) {
    std::vector<Way> ways;
    for (const std::string& host : hosts) ways.push_back({"$SSH " + host + " where", hops});
    return ways;
}

std::vector<CookbookRow> rows_without_proxies() {
    std::vector<CookbookRow> rows;
    for (const auto& some :
         {jump_rows(), dash_w_rows(), netcat_rows(), computed_rows(), probe_rows()}) {
        rows.insert(rows.end(), some.begin(), some.end());
    }
    return rows;
}

}  // namespace sshplan::test
