#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "tests/properties/random.hpp"
#include "tests/properties/recipes_to_rename.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/explained.hpp"
#include "tests/support/line_diff.hpp"

namespace sshplan::test {

namespace {

using Renaming = std::map<std::string, std::string>;

/// Every old name replaced, the longest one first where several begin.
std::string renamed(std::string_view text, const Renaming& renaming) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const Renaming::value_type* best = nullptr;
        for (const auto& entry : renaming) {
            const bool fits = text.substr(i).starts_with(entry.first);
            if (fits && (best == nullptr || entry.first.size() > best->first.size())) {
                best = &entry;
            }
        }
        result += best == nullptr ? std::string{text[i]} : best->second;
        i += best == nullptr ? 1 : best->first.size();
    }
    return result;
}

/// Another name with letters where there are letters, digits where there are digits, and some more
/// letters. Old names are words of dictionaries, so that digits within make a new one.
std::string another_name(const std::string& old) {
    std::string name;
    for (const char c : old) {
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            name += static_cast<char>('0' + random_number(0, 10));
        } else if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
            name += static_cast<char>('a' + random_number(0, 26));
        } else {
            name += c;
        }
    }
    return name + "q" + std::to_string(random_number(0, 1000));
}

/// Another address of the same network, so that what is private stays so.
std::string another_address(const std::string& old) {
    const std::string last = std::to_string(random_number(1, 255));
    if (old.ends_with('.')) {
        return "192.168." + last + ".";
    }
    return old.substr(0, old.find_last_of(".:") + 1) + last;
}

bool is_address_part(const std::string& name) {
    return name.starts_with("192.") || name.starts_with("203.") || name.starts_with("2001:");
}

Renaming random_renaming(const Recipe& recipe) {
    Renaming renaming;
    std::set<std::string> used{"none", "ana", "22"};
    const auto rename = [&](const std::string& old, const auto& another) {
        std::string name = another(old);
        while (!used.insert(name).second) {
            name = another(old);
        }
        renaming[old] = name;
    };
    for (const std::string& host : recipe.hosts) {
        rename(host, is_address_part(host) ? another_address : another_name);
    }
    for (const std::string& user : recipe.users) {
        rename(user, another_name);
    }
    for (const std::string& port : recipe.ports) {
        rename(port, [](const std::string&) { return std::to_string(random_number(1000, 65536)); });
    }
    return renaming;
}

void print(std::ostream& out, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        out << " [" << word << "]";
    }
    out << "\n";
}

void print(std::ostream& out, const Hop& hop) {
    out << "hop " << hop.name << " " << hop.hostname << " " << hop.port << " " << hop.user << " "
        << hop.host_key_name << " " << static_cast<int>(hop.reach) << " "
        << (hop.because ? hop.because->text : "-") << "\n";
    print(out, hop.invocation);
    print(out, hop.needs);
    for (const Identity& identity : hop.identities) {
        out << "  key " << identity.file << "\n";
    }
}

/// All of an answer that names may decide, as text.
std::string printed(const Explanation& explanation) {
    std::ostringstream out;
    for (const Condition& condition : explanation.conditions) {
        out << condition.text << " | " << condition.asked.size() << "\n";
    }
    for (const Outcome& outcome : explanation.outcomes) {
        const Route& route = explanation.routes[outcome.route].route;
        for (const Guard& guard : outcome.when) {
            out << condition_name(guard.condition) << "=" << guard.outcome << " ";
        }
        out << name_of(route.status) << " " << route.proxy_command.value_or("-") << "\n";
        std::ranges::for_each(route.hops, [&](const Hop& hop) { print(out, hop); });
        print(out, route.equivalent_command);
        for (const Note& note : route.notes) {
            out << "note " << note.code << ": " << note.text << "\n";
        }
    }
    for (const Complaint& complaint : explanation.complaints) {
        out << complaint.text << "\n";
    }
    out << (explanation.name.is_named ? "named" : "not named") << "\n";
    return out.str();
}

std::string answer(const std::string& config, const std::string& command) {
    return printed(explain_with(config, shell_words(command)).explanation);
}

}  // namespace

TEST_CASE("a recipe means the same whatever its hosts, users and ports are called") {
    for (const Recipe& recipe : recipes_to_rename) {
        const std::string config =
            read_bytes(SSHPLAN_SOURCE_DIR "/corpus/cookbook/" + recipe.file + ".conf");
        for (const std::string& command : recipe.commands) {
            const std::string old = answer(config, command);
            rc::prop(recipe.file + ": " + command, [&] {
                const Renaming renaming = random_renaming(recipe);
                const std::string expected = renamed(old, renaming);
                const std::string actual =
                    answer(renamed(config, renaming), renamed(command, renaming));
                if (expected != actual) {
                    RC_FAIL(line_diff(expected, actual));
                }
            });
        }
    }
}

}  // namespace sshplan::test
