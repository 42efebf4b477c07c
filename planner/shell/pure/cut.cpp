#include <algorithm>
#include <limits>
#include <vector>

#include "planner/shell/pure/ascii.hpp"
#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

namespace {

constexpr std::size_t no_end = std::numeric_limits<std::size_t>::max();

/// Numbers from 1 on, both included.
struct Range {
    std::size_t first = 1;
    std::size_t last = no_end;

    [[nodiscard]] bool has(std::size_t number) const { return number >= first && number <= last; }
};

/// What the options say.
struct Request {
    char unit = '\0';  // 'b', 'c' or 'f'
    std::vector<Range> ranges{};
    std::optional<char> delimiter{};
    bool only_delimited = false;

    [[nodiscard]] bool takes(std::size_t number) const {
        return std::ranges::any_of(ranges, [&](const Range& range) { return range.has(number); });
    }
};

std::size_t read_number(const Call& call, std::string_view text) {
    if (text.empty() || text.size() > 9 || !std::ranges::all_of(text, is_digit)) {
        call.unknown("has a list that is not computed");
    }
    const auto number = static_cast<std::size_t>(std::stoul(std::string{text}));
    if (number == 0) call.unknown("counts from 1");
    return number;
}

Range read_range(const Call& call, std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) {
        const std::size_t number = read_number(call, text);
        return {number, number};
    }
    if (text == "-") call.unknown("has a range without ends");
    Range range;
    if (dash > 0) range.first = read_number(call, text.substr(0, dash));
    if (dash + 1 < text.size()) range.last = read_number(call, text.substr(dash + 1));
    if (range.first > range.last) call.unknown("has a range that decreases");
    return range;
}

std::vector<Range> read_list(const Call& call, std::string_view text) {
    std::vector<Range> ranges;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(", ", begin), text.size());
        ranges.push_back(read_range(call, text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return ranges;
}

void set_option(const Call& call, Request& request, char letter, const std::string& value) {
    if (letter == 'd') {
        const bool is_plain = value.size() == 1 && is_ascii(value) && value != "\n";
        if (request.delimiter || !is_plain) call.unknown("wants one delimiter of one character");
        request.delimiter = value.front();
    } else if (letter == 'b' || letter == 'c' || letter == 'f') {
        if (request.unit != '\0') call.unknown("takes one list only");
        request.unit = letter;
        request.ranges = read_list(call, value);
    } else {
        call.unknown("with other options than -b, -c, -d, -f and -s is not computed here");
    }
}

/// One word of options, which may take its value from the next; returns how many words it took.
std::size_t read_option(const Call& call, Request& request, std::size_t at) {
    const std::string& word = call.arguments[at];
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (word[i] == 's') {
            request.only_delimited = true;
            continue;
        }
        if (i + 1 < word.size()) {
            set_option(call, request, word[i], word.substr(i + 1));
            return 1;
        }
        if (at + 1 == call.arguments.size()) call.unknown("misses an option's value");
        set_option(call, request, word[i], call.arguments[at + 1]);
        return 2;
    }
    return 1;
}

Request read_options(const Call& call) {
    Request request;
    const auto files =
        call.behind_options([&](std::size_t at) { return read_option(call, request, at); });
    if (files.size() > 1 || (files.size() == 1 && files.front() != "-")) {
        call.unknown("reads a file");
    }
    if (request.unit == '\0') call.unknown("wants a list");
    if (request.unit != 'f' && (request.delimiter || request.only_delimited)) {
        call.unknown("takes -d and -s for fields only");
    }
    return request;
}

std::string take_bytes(const Request& request, std::string_view line) {
    std::string taken;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (request.takes(i + 1)) taken += line[i];
    }
    return taken + '\n';
}

std::string take_fields(const Request& request, std::string_view line) {
    const char delimiter = request.delimiter.value_or('\t');
    if (line.find(delimiter) == std::string_view::npos) {
        return request.only_delimited ? std::string{} : std::string{line} + '\n';
    }
    std::string taken;
    bool is_first = true;
    std::size_t number = 1;
    for (std::size_t begin = 0; begin <= line.size(); ++number) {
        const std::size_t end = std::min(line.find(delimiter, begin), line.size());
        if (request.takes(number)) {
            if (!is_first) taken += delimiter;
            taken += line.substr(begin, end - begin);
            is_first = false;
        }
        begin = end + 1;
    }
    return taken + '\n';
}

}  // namespace

std::string cut(const Call& call) {
    const Request request = read_options(call);
    const std::string_view text = call.read();
    if (!is_ascii(text)) call.unknown("counts other characters than ASCII in its own way");
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        out += request.unit == 'f' ? take_fields(request, line) : take_bytes(request, line);
        begin = end + 1;
    }
    return out;
}

}  // namespace sshplan::shell::pure
