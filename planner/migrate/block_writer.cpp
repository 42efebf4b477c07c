#include "planner/migrate/block_writer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/migrate/jump_block.hpp"

namespace sshplan {
namespace {

/// Whether a login name goes through a shell as it is, which is how ProxyJump hands it on.
bool is_plain_user(std::string_view user) {
    constexpr std::string_view odd = " \t\\$'\"`;&|<>(){}*?[]!~#/:@";
    return user.find_first_of(odd) == std::string_view::npos;
}

std::string jump_value(const std::string& name, const Jump& jump) {
    const InnerOptions& options = jump.options;
    std::string text = options.jumps.empty() ? "" : options.jumps + ",";
    if (!options.user.empty() && is_plain_user(options.user)) text += options.user + "@";
    const bool is_address = name.find(':') != std::string::npos;
    text += is_address ? fmt::format("[{}]", name) : name;
    return options.port.empty() ? text : fmt::format("{}:{}", text, options.port);
}

/// The host that is logged in to first: what leads to the others is on the way then.
std::string first_host(const Jump& jump) {
    const std::string& jumps = jump.options.jumps;
    if (jumps.empty()) return jump.host;
    std::string first = jumps.substr(0, jumps.find(','));
    first.erase(0, first.find('@') + 1);
    return first.substr(0, first.find(':'));
}

/// Whether a login name that is taken from the destination stands in quotes.
bool quotes_user(std::string_view command) {
    for (std::size_t at = 0; (at = command.find("%r", at)) != std::string_view::npos; ++at) {
        const std::size_t blank = command.find_last_of(" \t", at);
        const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
        const std::size_t end = std::min(command.find_first_of(" \t", at), command.size());
        const std::string_view word = command.substr(begin, end - begin);
        if (word.find_first_of("'\"\\") != std::string_view::npos) return true;
    }
    return false;
}

/// A value with the blanks behind it.
Span to_line_end(const SourceFile& file, Span value) {
    const std::string_view rest = file.bytes().substr(value.end);
    const std::size_t blanks = std::min(rest.find_first_not_of(" \t"), rest.size());
    const bool ends = blanks == rest.size() || rest[blanks] == '\n' || rest[blanks] == '\r';
    return ends ? Span{value.begin, value.end + static_cast<std::uint32_t>(blanks)} : value;
}

void append(std::vector<FileEdit>& edits, const std::vector<FileEdit>& more) {
    edits.insert(edits.end(), more.begin(), more.end());
}

}  // namespace

std::optional<Jump> jump_of(const RecipeSite& site, Rewrites& rewrites) {
    Jump jump{.host = site.shape.ssh->destination.host, .options = inner_options(*site.shape.ssh)};
    if (!jump.options.obstacle.empty()) {
        rewrites.refused = jump.options.obstacle;
        return std::nullopt;
    }
    return jump;
}

void name_differences(Rewrites& rewrites, const RecipeSite& site) {
    const Reach reach = site.shape.recipe.reach;
    if (reach == Reach::netcat || reach == Reach::dev_tcp) {
        rewrites.name_difference("needs-tcp-forwarding");
        rewrites.name_difference("session-no-longer-exposed");
    }
    if (quotes_user(raw_value(*site.line))) rewrites.name_difference("user-unquoted");
    if (site.shape.recipe.timeout) rewrites.name_difference("nc-timeout");
    if (site.shape.port.kind == RecipeWord::Kind::literal) rewrites.name_difference("port-option");
}

std::optional<std::string> only_name(const Block& block) {
    if (block.kind != BlockKind::host || block.head()->words.size() != 1) return std::nullopt;
    const std::string_view name = block.head()->words.front().text;
    if (name.find_first_of("*?!") != std::string_view::npos) return std::nullopt;
    return std::string{name};
}

Rewrites BlockWriter::write(const Jump& jump, const std::vector<FileEdit>& target) const {
    std::vector<ConfigLine> lines = jump.options.lines;
    if (!is_plain_user(jump.options.user)) {
        lines.insert(lines.begin(), {"User", fmt::format("\"{}\"", jump.options.user)});
    }
    // The jump host's own block may say all that the recipe says; of what only some builds know, no
    // comparison shows it.
    const bool is_known_everywhere = std::ranges::none_of(lines, [](const ConfigLine& line) {
        return lower_case(line.keyword).starts_with("gssapi");
    });
    Rewrites rewrites;
    if (is_known_everywhere) rewrites.ways.push_back(with_jump(jump.host, jump, target));
    if (is_known_everywhere) rewrites.ways.front().leaves_options = !lines.empty();
    if (lines.empty()) {
        add_excepted(rewrites, jump);
    } else {
        add_blocks(rewrites, jump, lines, target);
    }
    return rewrites;
}

/// Adds the first way with an exception for a jump host, which would start itself otherwise.
void BlockWriter::add_excepted(Rewrites& rewrites, const Jump& jump) const {
    const std::string host = first_host(jump);
    if (!may_be_direct(host)) return;
    Rewrite excepted = rewrites.ways.front();
    append(excepted.edits, direct_jump_block(host, site_));
    rewrites.ways.push_back(std::move(excepted));
}

/// Adds the ways in which some block has the options of the recipe.
void BlockWriter::add_blocks(Rewrites& rewrites,
                             const Jump& jump,
                             const std::vector<ConfigLine>& lines,
                             const std::vector<FileEdit>& target) const {
    std::vector<JumpBlock> blocks = jump_blocks(jump.host, lines, site_, context_);
    if (jump.options.jumps.empty() && may_be_direct(jump.host)) {
        blocks.push_back(direct_named_block(jump.host, lines, site_, context_));
    }
    for (const JumpBlock& block : blocks) {
        Rewrite way = with_jump(block.name, jump, target);
        append(way.edits, block.edits);
        if (block.is_of_host) {
            way.block_of_jump = jump.host;
            way.differences.emplace_back("direct-login");
        } else {
            way.new_name = block.name;
        }
        rewrites.ways.push_back(std::move(way));
    }
}

void BlockWriter::add_ways(Rewrites& rewrites,
                           const Jump& jump,
                           const std::vector<FileEdit>& target,
                           const std::vector<std::string>& key_names) const {
    const auto add = [&](const std::vector<FileEdit>& edits, std::string_view difference) {
        for (Rewrite& way : write(jump, edits).ways) {
            if (!difference.empty()) way.differences.emplace_back(difference);
            rewrites.ways.push_back(std::move(way));
        }
    };
    std::vector<FileEdit> bare = target;
    remove(Keyword::host_key_alias, bare);
    if (bare.size() > target.size()) add(bare, "");
    add(target, "");
    for (const std::string& alias : key_names) {
        std::vector<FileEdit> named = target;
        named.push_back(set(Keyword::host_key_alias, alias));
        add(named, alias.starts_with('[') ? "cert-name" : "port-option");
    }
}

std::vector<const Directive*> BlockWriter::lines_with(Keyword keyword) const {
    std::vector<const Directive*> lines;
    for (const Directive& line : site_.block->directives()) {
        if (line.is(keyword)) lines.push_back(&line);
    }
    return lines;
}

void BlockWriter::remove(Keyword keyword, std::vector<FileEdit>& edits) const {
    const SourceFile* const file = site_.file->source;
    for (const Directive* const line : lines_with(keyword)) {
        edits.push_back({file, delete_line(*file, *line)});
    }
}

FileEdit BlockWriter::set(Keyword keyword, const std::string& value) const {
    const SourceFile* const file = site_.file->source;
    const auto lines = lines_with(keyword);
    if (!lines.empty()) return {file, {lines.front()->rest_span, value}};
    const std::uint32_t place = whole_line(*file, *site_.line).begin;
    const std::string_view printed = describe(keyword).spelling;
    const std::string spelling{keyword == Keyword::hostname ? "HostName" : printed};
    return {file, {{place, place}, style_.line({spelling, value})}};
}

/// Whether nothing but the recipe itself says how a jump host is reached: no other block that names
/// it has a proxy of its own.
bool BlockWriter::may_be_direct(const std::string& host) const {
    if (only_name(*site_.block) == host) return false;  // the recipe itself would be out of force
    const auto blocks = context_.own_proxies.find(host);
    if (blocks == context_.own_proxies.end()) return true;
    return std::ranges::all_of(blocks->second,
                               [&](const Block* block) { return block == site_.block; });
}

Rewrite BlockWriter::with_jump(const std::string& name,
                               const Jump& jump,
                               const std::vector<FileEdit>& target) const {
    const SourceFile* const file = site_.file->source;
    Rewrite way{.edits = target, .after = jump_value(name, jump)};
    if (!site_.comment.empty()) {
        const std::uint32_t place = whole_line(*file, *site_.line).begin;
        const std::string comment{file->at(site_.comment)};
        way.edits.push_back({file, {{place, place}, style_.indent + comment + style_.end}});
    }
    const Span keyword{site_.line->keyword_span.begin, site_.line->rest_span.begin};
    way.edits.push_back({file, {keyword, style_.lead("ProxyJump")}});
    way.edits.push_back({file, {to_line_end(*file, site_.line->rest_span), way.after}});
    remove(Keyword::proxy_use_fdpass, way.edits);
    return way;
}

}  // namespace sshplan
