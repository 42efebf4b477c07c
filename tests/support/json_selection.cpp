#include "tests/support/json_selection.hpp"

#include <cstddef>

namespace sshplan::test {

namespace {

using Json = nlohmann::ordered_json;

std::string shown(const Json& value) {
    constexpr std::size_t most = 2000;
    const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() <= most ? text : text.substr(0, most) + "…";
}

class Comparison {
public:
    void compare(const Json& expected, const Json& actual, const std::string& path) {
        if (expected.is_object() && actual.is_object()) {
            compare_objects(expected, actual, path);
        } else if (expected.is_array() && actual.is_array()) {
            compare_arrays(expected, actual, path);
        } else if (expected != actual) {
            miss(path, shown(expected), shown(actual));
        }
    }

    std::vector<std::string> missing;

private:
    void miss(const std::string& path, const std::string& expected, const std::string& actual) {
        missing.push_back((path.empty() ? "(all)" : path) + ":\n  - expected " + expected +
                          "\n  + got      " + actual);
    }

    void compare_objects(const Json& expected, const Json& actual, const std::string& path) {
        for (const auto& [key, value] : expected.items()) {
            const std::string place = path.empty() ? key : path + "." + key;
            if (const auto found = actual.find(key); found != actual.end()) {
                compare(value, *found, place);
            } else {
                miss(place, shown(value), "nothing");
            }
        }
    }

    void compare_arrays(const Json& expected, const Json& actual, const std::string& path) {
        if (!expected.empty() && expected.front() == "...") {
            find_in_order(expected, actual, path);
        } else if (expected.size() != actual.size()) {
            miss(path,
                 std::to_string(expected.size()) + " elements: " + shown(expected),
                 std::to_string(actual.size()) + ": " + shown(actual));
        } else {
            for (std::size_t i = 0; i < expected.size(); ++i) {
                compare(expected[i], actual[i], path + "[" + std::to_string(i) + "]");
            }
        }
    }

    void find_in_order(const Json& expected, const Json& actual, const std::string& path) {
        std::size_t next = 0;
        for (std::size_t i = 1; i < expected.size(); ++i) {
            while (next < actual.size() &&
                   !missing_of_selection(expected[i], actual[next]).empty()) {
                ++next;
            }
            if (next == actual.size()) {
                miss(path + "[...]", shown(expected[i]), shown(actual));
                return;
            }
            ++next;
        }
    }
};

}  // namespace

std::vector<std::string> missing_of_selection(const Json& expected, const Json& actual) {
    Comparison comparison;
    comparison.compare(expected, actual, "");
    return comparison.missing;
}

}  // namespace sshplan::test
