// bench_parse ROUNDS FILE...
//
// Checks for every FILE that parse() and the hand scanner find the same lines of the same tokens,
// then times on the first, by turns: both with every token looked at, the Config made of it, and
// one look at every byte. Prints "NAME NANOSECONDS", the medians of ROUNDS of CPU time. Exits with
// 1 if the two differ anywhere.
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/config/config.hpp"
#include "parser/syntax/parse.hpp"
#include "tools/bench/hand_scanner.hpp"

namespace sshplan::bench {

namespace {

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in) throw std::runtime_error{path + ": cannot be read"};
    return bytes;
}

std::vector<Token> tokens_of(const auto& document, const auto& line) {
    std::vector<Token> tokens;
    for (const Token& token : document.tokens_of(line)) tokens.push_back(token);
    return tokens;
}

bool is_same(const Token& a, const Token& b) { return a.kind == b.kind && a.span == b.span; }

/// The number of the first line that the two read otherwise, from 1; 0 if there is none.
std::size_t first_difference(const SourceFile& file) {
    const Document parsed = parse(file, {});
    const ScannedFile scanned = scan_by_hand(file.bytes());
    const std::size_t both = std::min(parsed.lines.size(), scanned.lines.size());
    for (std::size_t i = 0; i < both; ++i) {
        const auto& ours = parsed.lines[i];
        const auto& theirs = scanned.lines[i];
        const bool same_line = ours.kind == theirs.kind && ours.keyword == theirs.keyword &&
                               (ours.kind == LineKind::nothing || ours.rest == theirs.rest);
        if (!same_line ||
            !std::ranges::equal(tokens_of(parsed, ours), tokens_of(scanned, theirs), is_same)) {
            return i + 1;
        }
    }
    return parsed.lines.size() == scanned.lines.size() ? 0 : both + 1;
}

/// Takes tokens into a number that depends on every one of them, so that each must be made and
/// looked at.
void digest(std::span<const Token> tokens, std::uint64_t& sum) {
    for (const Token& token : tokens) {
        sum = sum * 31 + static_cast<std::uint64_t>(token.kind) + token.span.begin +
              (std::uint64_t{token.span.end} << 20U);
    }
}

void parse_and_digest(const SourceFile& file, std::uint64_t& sum) {
    for (LineReader reader{file}; reader.next();) digest(reader.tokens(), sum);
}

void scan_and_digest(const SourceFile& file, std::uint64_t& sum) {
    const ScannedFile scanned = scan_by_hand(file.bytes());
    for (const ScannedLine& line : scanned.lines) digest(scanned.tokens_of(line), sum);
}

std::int64_t cpu_nanoseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// One of the things that are timed: what it took each round.
struct Timing {
    const char* name;
    std::vector<std::int64_t> rounds{};

    void time(const auto& work) {
        const std::int64_t before = cpu_nanoseconds();
        work();
        rounds.push_back(cpu_nanoseconds() - before);
    }

    std::int64_t median() {
        std::ranges::sort(rounds);
        return rounds[rounds.size() / 2];
    }
};

void time_by_turns(const SourceFile& file, int rounds) {
    Timing parsing{"parse"};
    Timing configuring{"config"};
    Timing by_hand{"hand"};
    Timing reading{"read"};
    std::uint64_t ours = 0;
    std::uint64_t theirs = 0;
    std::int64_t line_ends = 0;
    for (int i = 0; i < rounds; ++i) {
        parsing.time([&] { parse_and_digest(file, ours); });
        by_hand.time([&] { scan_and_digest(file, theirs); });
        reading.time([&] { line_ends += std::ranges::count(file.bytes(), '\n'); });
        configuring.time([&] { (void)Config{file}.directives().size(); });
    }
    if (ours != theirs || line_ends < 0) throw std::runtime_error{"the digests differ"};
    for (Timing* const timing : {&parsing, &configuring, &by_hand, &reading}) {
        fmt::print("{} {}\n", timing->name, timing->median());
    }
}

void run(int rounds, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        const SourceFile file{path, read_file(path)};
        if (const std::size_t line = first_difference(file); line != 0) {
            throw std::runtime_error{
                fmt::format("{}:{}: parse() and the hand scanner differ", path, line)};
        }
    }
    time_by_turns(SourceFile{paths.front(), read_file(paths.front())}, rounds);
}

}  // namespace

}  // namespace sshplan::bench

int main(int count, char** words) {
    try {
        const std::vector<std::string> paths(words + std::min(count, 2), words + count);
        const int rounds = count > 2 ? std::stoi(words[1]) : 0;
        if (rounds < 1) throw std::runtime_error{"usage: bench_parse ROUNDS FILE..."};
        sshplan::bench::run(rounds, paths);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_parse: %s\n", error.what());
        return 1;
    }
    return 0;
}
