#include "observed.hpp"

#include <algorithm>
#include <set>

namespace sshplan::test {

namespace {

Settings settings_of(const Answer& answer) {
    Settings settings;
    for (const std::string& line : lines_of(answer.out)) {
        const std::size_t blank = line.find(' ');
        const std::string value = blank == std::string::npos ? "" : line.substr(blank + 1);
        Strings& values = settings[line.substr(0, blank)];
        // -i and the file may name a key each: it is listed twice, and is one key.
        if (std::ranges::find(values, value) == values.end()) values.push_back(value);
    }
    return settings;
}

}  // namespace

Observed observe(const Recorder& recorder, const Situation& situation, Conditions conditions) {
    write_files(situation, recorder.home());
    const auto started = recorder.started(situation.words, conditions);
    Observed observed{.chain = chain_of(started)};
    for (const Strings& program : started) {
        if (program.front() != "ssh") continue;
        observed.settings.push_back(settings_of(ask_ssh({program.begin() + 1, program.end()})));
    }
    return observed;
}

std::string first_value(const Settings& settings, const std::string& keyword) {
    const auto found = settings.find(keyword);
    return found == settings.end() ? "" : found->second.front();
}

Strings differing(const Settings& before, const Settings& after) {
    std::set<std::string> keywords;
    for (const Settings* const some : {&before, &after}) {
        for (const auto& entry : *some) keywords.insert(entry.first);
    }
    Strings found;
    for (const std::string& keyword : keywords) {
        const auto had = before.find(keyword);
        const auto has = after.find(keyword);
        const bool is_in_both = had != before.end() && has != after.end();
        if (!is_in_both || had->second != has->second) found.push_back(keyword);
    }
    return found;
}

}  // namespace sshplan::test
