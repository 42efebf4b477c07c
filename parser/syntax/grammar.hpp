#pragma once

#include <array>
#include <cstddef>

#include <tao/pegtl.hpp>

/// The lexical grammar of one line of ssh_config(5), as OpenSSH 8.7 and later read it: the keyword
/// by misc.c strdelim(), what follows by misc.c argv_split(). The input is what ssh sees of a line:
/// up to a NUL byte, without trailing blanks.
///
/// It is total: whatever no other rule takes is `ignored` (the whole line) or `stray` (its end).
namespace sshplan::grammar {

namespace p = tao::pegtl;

/// As many bytes as there are but those named, at least one: plus<not_one<...>>, by a table.
template <char... Stops>
struct run_without {
    using rule_t = run_without;
    using subs_t = p::empty_list;

    static constexpr std::array<bool, 256> stops = [] {
        std::array<bool, 256> table{};
        ((table[static_cast<unsigned char>(Stops)] = true), ...);
        return table;
    }();

    template <class Input>
    static bool match(Input& in) {
        const char* at = in.current();
        while (at != in.end() && !stops[static_cast<unsigned char>(*at)]) ++at;
        const auto length = static_cast<std::size_t>(at - in.current());
        if (length != 0) in.bump_in_this_line(length);
        return length != 0;
    }
};

// clang-format off
struct blank     : p::one<' ', '\t', '\r', '\n'> {};
struct one_equal : p::seq<p::one<'='>, p::star<blank>> {};
struct delimiter : p::sor<one_equal, p::seq<p::plus<blank>, p::opt<one_equal>>> {};
struct no_name   : p::seq<p::string<'"', '"'>, p::star<blank>> {};
struct lead      : p::sor<delimiter, no_name> {};

struct name      : run_without<' ', '\t', '\r', '\n', '"', '='> {};
struct in_quotes : p::seq<p::one<'"'>, p::star<p::not_one<'"'>>, p::one<'"'>> {};
struct separator : delimiter {};
struct bare_name : p::seq<name, p::not_at<p::one<'"'>>> {};
struct half_name : p::seq<p::not_at<p::string<'"', '"'>>, p::not_at<p::string<'"', '#'>>,
                          p::opt<name>, in_quotes> {};

struct gap       : p::plus<p::one<' ', '\t'>> {};
struct comment   : p::seq<p::one<'#'>, p::opt<run_without<>>> {};
template <char Quote>
struct quoted    : p::seq<p::one<Quote>,
                          p::star<p::sor<p::seq<p::one<'\\'>, p::one<'\'', '"', '\\'>>, p::not_one<Quote>>>,
                          p::one<Quote>> {};
struct escaped   : p::seq<p::one<'\\'>, p::one<'\'', '"', '\\', ' '>> {};
struct plain     : run_without<' ', '\t', '\'', '"', '\\'> {};
struct backslash : p::one<'\\'> {};
struct special   : p::sor<escaped, backslash, quoted<'"'>, quoted<'\''>> {};
struct pieces    : p::plus<p::sor<plain, special>> {};
struct word      : p::seq<pieces, p::at<p::sor<gap, p::eof>>> {};
struct stray     : run_without<> {};
struct rest      : p::star<p::sor<gap, comment, word, stray>> {};

struct blanks    : p::plus<blank> {};
struct directive : p::sor<p::seq<bare_name, p::opt<separator>, rest>,
                          p::seq<half_name, p::opt<blanks>, rest>> {};
struct ignored   : run_without<> {};
struct line      : p::seq<p::opt<lead>, p::sor<p::eof, comment, directive, ignored>, p::eof> {};
// clang-format on

}  // namespace sshplan::grammar
