#pragma once

#include <tao/pegtl.hpp>

/// The part of the shell command language (POSIX.1 XCU 2.10) that commands on the way to a host are
/// written in: lists of pipelines of simple commands and subshells. Reserved words are words here;
/// here-documents are not read.
namespace sshplan::shell::grammar {

namespace p = tao::pegtl;

// clang-format off
struct continuation  : p::string<'\\', '\n'> {};
struct gap           : p::star<p::sor<p::one<' ', '\t'>, continuation>> {};
struct comment       : p::seq<p::one<'#'>, p::star<p::not_one<'\n'>>> {};
struct line_break    : p::seq<p::opt<comment>, p::one<'\n'>, gap> {};
struct breaks        : p::star<line_break> {};

// --- parameters and arithmetic
struct special       : p::one<'@', '*', '#', '?', '-', '$', '!'> {};
struct parameter     : p::sor<p::identifier, special, p::digit> {};
struct plain_name    : parameter {};
struct plain_use     : p::seq<p::one<'$'>, plain_name> {};
struct braced_name   : p::sor<p::identifier, p::plus<p::digit>, special> {};
struct nested_braces : p::seq<p::one<'{'>, p::star<p::sor<nested_braces, p::not_one<'{', '}'>>>, p::one<'}'>> {};
struct operation     : p::star<p::sor<p::seq<p::one<'\\'>, p::any>,
                                      p::seq<p::one<'\''>, p::star<p::not_one<'\''>>, p::one<'\''>>,
                                      nested_braces, p::not_one<'{', '}'>>> {};
struct braced_use    : p::if_must<p::string<'$', '{'>, braced_name, operation, p::one<'}'>> {};
struct balanced      : p::sor<p::seq<p::one<'('>, p::star<balanced>, p::one<')'>>, p::not_one<'(', ')'>> {};
struct expression    : p::star<balanced> {};
struct arithmetic    : p::seq<p::string<'$', '(', '('>, expression, p::string<')', ')'>> {};

// --- substitutions
struct list;
struct opens         : p::string<'$', '('> {};
struct substitution  : p::if_must<opens, list, p::one<')'>> {};
struct ticked        : p::star<p::sor<p::seq<p::one<'\\'>, p::any>, p::not_one<'`'>>> {};
struct backticks     : p::if_must<p::one<'`'>, ticked, p::one<'`'>> {};
struct expansion     : p::sor<arithmetic, substitution, braced_use, plain_use, backticks> {};

// --- words
struct single_text   : p::star<p::not_one<'\''>> {};
struct single_quotes : p::if_must<p::one<'\''>, single_text, p::one<'\''>> {};
struct opens_double  : p::one<'"'> {};
struct closes_double : p::one<'"'> {};
struct in_double     : p::one<'$', '`', '"', '\\'> {};
struct double_escape : p::seq<p::one<'\\'>, in_double> {};
struct double_text   : p::sor<p::plus<p::not_one<'"', '\\', '$', '`'>>, p::one<'\\', '$'>> {};
struct double_quotes : p::if_must<opens_double,
                                  p::star<p::sor<continuation, double_escape, expansion, double_text>>,
                                  closes_double> {};
struct escaped_byte  : p::any {};
struct escape        : p::seq<p::one<'\\'>, escaped_byte> {};
struct bare_text     : p::sor<p::plus<p::not_one<' ', '\t', '\n', '|', '&', ';', '<', '>', '(', ')',
                                                '\'', '"', '\\', '$', '`'>>,
                              p::one<'$'>, p::seq<p::one<'\\'>, p::eof>> {};
struct piece         : p::sor<continuation, escape, single_quotes, double_quotes, expansion, bare_text> {};
struct word          : p::seq<p::not_at<p::one<'#'>>, p::plus<piece>> {};

// --- commands
struct descriptor    : p::seq<p::plus<p::digit>, p::at<p::one<'<', '>'>>> {};
struct redirects     : p::sor<p::string<'<', '>'>, p::string<'<', '&'>, p::string<'>', '&'>,
                              p::string<'>', '>'>, p::string<'>', '|'>,
                              p::seq<p::one<'<'>, p::not_at<p::one<'<', '('>>>,
                              p::seq<p::one<'>'>, p::not_at<p::one<'('>>>> {};
struct redirection   : p::seq<p::opt<descriptor>, p::if_must<redirects, gap, word>> {};
struct element       : p::seq<p::sor<redirection, word>, gap> {};
struct opens_list    : p::one<'('> {};
struct closes_list   : p::one<')'> {};
struct subshell      : p::seq<p::if_must<opens_list, list, closes_list>, gap, p::star<redirection, gap>> {};
struct simple        : p::plus<element> {};
struct command       : p::sor<subshell, simple> {};
struct pipe          : p::seq<p::one<'|'>, p::not_at<p::one<'|', '&'>>, gap, breaks> {};
struct pipeline      : p::seq<command, p::star<p::if_must<pipe, command>>> {};

// --- lists
struct and_then      : p::string<'&', '&'> {};
struct or_else       : p::string<'|', '|'> {};
struct background    : p::seq<p::one<'&'>, p::not_at<p::one<'&', '>'>>> {};
struct next          : p::sor<p::seq<p::one<';'>, p::not_at<p::one<';'>>>, p::one<'\n'>> {};
struct joint         : p::seq<p::sor<and_then, or_else>, gap, breaks, p::must<pipeline>> {};
struct chain         : p::seq<pipeline, p::star<joint>> {};
struct ends_chain    : p::seq<p::sor<background, next>, gap, breaks> {};
struct list          : p::seq<gap, breaks, p::star<chain, p::opt<comment>, p::opt<ends_chain>>, p::opt<comment>> {};
struct text          : p::must<list, p::eof> {};
// clang-format on

}  // namespace sshplan::shell::grammar
