#pragma once

#include <tao/pegtl.hpp>

/// The lexical grammar of one line of ssh_config(5), as OpenSSH 8.7 and later read it: the keyword
/// by misc.c strdelim(), what follows by misc.c argv_split(). The input is what ssh sees of a line:
/// up to a NUL byte, without trailing blanks.
///
/// It is total: whatever no other rule takes is `ignored` (the whole line) or `stray` (its end).
namespace sshplan::grammar {

namespace p = tao::pegtl;

// clang-format off
struct blank     : p::one<' ', '\t', '\r', '\n'> {};
struct one_equal : p::seq<p::one<'='>, p::star<blank>> {};
struct delimiter : p::sor<one_equal, p::seq<p::plus<blank>, p::opt<one_equal>>> {};
struct no_name   : p::seq<p::string<'"', '"'>, p::star<blank>> {};
struct lead      : p::sor<delimiter, no_name> {};

struct name_byte : p::not_one<' ', '\t', '\r', '\n', '"', '='> {};
struct in_quotes : p::seq<p::one<'"'>, p::star<p::not_one<'"'>>, p::one<'"'>> {};
struct separator : delimiter {};
struct bare_name : p::seq<p::plus<name_byte>, p::not_at<p::one<'"'>>> {};
struct half_name : p::seq<p::not_at<p::string<'"', '"'>>, p::not_at<p::string<'"', '#'>>,
                          p::star<name_byte>, in_quotes> {};

struct gap       : p::plus<p::one<' ', '\t'>> {};
struct comment   : p::seq<p::one<'#'>, p::star<p::any>> {};
template <char Quote>
struct quoted    : p::seq<p::one<Quote>,
                          p::star<p::sor<p::seq<p::one<'\\'>, p::one<'\'', '"', '\\'>>, p::not_one<Quote>>>,
                          p::one<Quote>> {};
struct escaped   : p::seq<p::one<'\\'>, p::one<'\'', '"', '\\', ' '>> {};
struct bare      : p::not_one<' ', '\t', '\'', '"'> {};
struct pieces    : p::plus<p::sor<escaped, bare, quoted<'"'>, quoted<'\''>>> {};
struct word      : p::seq<pieces, p::at<p::sor<gap, p::eof>>> {};
struct stray     : p::plus<p::any> {};
struct rest      : p::star<p::sor<gap, comment, word, stray>> {};

struct blanks    : p::plus<blank> {};
struct directive : p::sor<p::seq<bare_name, p::opt<separator>, rest>,
                          p::seq<half_name, p::opt<blanks>, rest>> {};
struct ignored   : p::plus<p::any> {};
struct line      : p::seq<p::opt<lead>, p::sor<p::eof, comment, directive, ignored>, p::eof> {};
// clang-format on

}  // namespace sshplan::grammar
