#include "planner/migrate/rewrite.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/migrate/inner_options.hpp"
#include "planner/migrate/jump_block.hpp"
#include "planner/migrate/line_style.hpp"

namespace sshplan {
namespace {

/// The jump host of a recipe, as ProxyJump may name it.
struct Jump {
    std::string host{};
    InnerOptions options{};
};

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

/// The lines of a recipe's block with a keyword.
std::vector<const Directive*> lines_with(const RecipeSite& site, Keyword keyword) {
    std::vector<const Directive*> lines;
    for (const Directive& line : site.block->directives) {
        if (line.is(keyword)) lines.push_back(&line);
    }
    return lines;
}

/// Builds the edits of one recipe.
class Writer {
public:
    Writer(const RecipeSite& site, const RewriteContext& context)
        : site_(site), context_(context), style_(style_of(site)) {}

    Rewrites write(const Jump& jump, const std::vector<FileEdit>& target) const {
        Rewrites rewrites;
        std::vector<ConfigLine> lines = jump.options.lines;
        if (!is_plain_user(jump.options.user)) {
            lines.insert(lines.begin(), {"User", fmt::format("\"{}\"", jump.options.user)});
        }
        if (lines.empty()) {
            Rewrite plain = with_jump(jump.host, jump, target);
            Rewrite excepted = plain;
            const auto exception = direct_jump_block(jump.host, site_);
            excepted.edits.insert(excepted.edits.end(), exception.begin(), exception.end());
            rewrites.ways = {std::move(plain), std::move(excepted)};
            return rewrites;
        }
        for (const JumpBlock& block : jump_blocks(jump.host, lines, site_, context_.files)) {
            Rewrite way = with_jump(block.name, jump, target);
            way.edits.insert(way.edits.end(), block.edits.begin(), block.edits.end());
            way.moves_options_to_jump = block.is_of_host;
            if (!block.is_of_host) way.new_name = block.name;
            if (block.is_of_host) way.differences.emplace_back("direct-login");
            rewrites.ways.push_back(std::move(way));
        }
        return rewrites;
    }

    /// Sets a keyword in the block: over its line, or in a new one before the recipe.
    [[nodiscard]] FileEdit set(Keyword keyword, const std::string& value) const {
        const SourceFile* const file = site_.file->source;
        const auto lines = lines_with(site_, keyword);
        if (!lines.empty()) return {file, {lines.front()->rest_span, value}};
        const std::uint32_t place = whole_line(*file, *site_.line).begin;
        const std::string_view printed = describe(keyword).spelling;
        const std::string spelling{keyword == Keyword::hostname ? "HostName" : printed};
        return {file, {{place, place}, style_.line({spelling, value})}};
    }

private:
    [[nodiscard]] Rewrite with_jump(const std::string& name,
                                    const Jump& jump,
                                    const std::vector<FileEdit>& target) const {
        const SourceFile* const file = site_.file->source;
        Rewrite way{.after = jump_value(name, jump)};
        way.edits = target;
        way.edits.push_back({file, {site_.line->keyword_span, style_.keyword("ProxyJump")}});
        way.edits.push_back({file, {site_.line->rest_span, way.after}});
        for (const Directive* const leftover : lines_with(site_, Keyword::proxy_use_fdpass)) {
            way.edits.push_back({file, delete_line(*file, *leftover)});
        }
        return way;
    }

    const RecipeSite& site_;
    const RewriteContext& context_;
    LineStyle style_;
};

/// The host that a recipe logs in to, or why it cannot be named otherwise.
std::optional<Jump> jump_of(const RecipeSite& site, Rewrites& rewrites) {
    Jump jump{.host = site.shape.ssh->destination.host, .options = inner_options(*site.shape.ssh)};
    if (!jump.options.obstacle.empty()) {
        rewrites.refused = jump.options.obstacle;
        return std::nullopt;
    }
    return jump;
}

std::vector<std::string> differences_of(const RecipeSite& site) {
    std::vector<std::string> ids;
    if (site.shape.recipe.timeout) ids.emplace_back("nc-timeout");
    if (site.shape.port.kind == RecipeWord::Kind::literal) ids.emplace_back("port-option");
    return ids;
}

/// The block's only name; nothing if it speaks of several.
std::optional<std::string> only_name(const Block& block) {
    if (block.kind != BlockKind::host || block.head->words.size() != 1) return std::nullopt;
    const std::string_view name = block.head->words.front().text;
    if (name.find_first_of("*?!") != std::string_view::npos) return std::nullopt;
    return std::string{name};
}

void add_differences(Rewrites& rewrites, const RecipeSite& site) {
    const std::vector<std::string> ids = differences_of(site);
    for (Rewrite& way : rewrites.ways) {
        way.differences.insert(way.differences.end(), ids.begin(), ids.end());
    }
}

/// What is dialled is written out: the block says it by HostName and Port, and the key stays filed
/// under the old name.
Rewrites literal(const RecipeSite& site, const RewriteContext& context) {
    Rewrites rewrites;
    const auto jump = jump_of(site, rewrites);
    if (!jump) return rewrites;
    const Writer writer{site, context};
    const RecipeShape& shape = site.shape;
    if (shape.host.kind == RecipeWord::Kind::host) {
        rewrites = writer.write(*jump, {});
        const Rewrites set = writer.write(*jump, {writer.set(Keyword::port, shape.port.text)});
        rewrites.ways.insert(rewrites.ways.end(), set.ways.begin(), set.ways.end());
        add_differences(rewrites, site);
        return rewrites;
    }
    const auto name = only_name(*site.block);
    if (!name) {
        rewrites.refused = fmt::format(
            "every host of this block would dial {}: HostName can only say that for one",
            shape.host.text);
        return rewrites;
    }
    std::vector<FileEdit> target{writer.set(Keyword::hostname, shape.host.text)};
    if (shape.port.kind == RecipeWord::Kind::literal) {
        target.push_back(writer.set(Keyword::port, shape.port.text));
    }
    rewrites = writer.write(*jump, target);
    for (const std::string& alias : context.key_names(*name)) {
        std::vector<FileEdit> named = target;
        named.push_back(writer.set(Keyword::host_key_alias, alias));
        const Rewrites more = writer.write(*jump, named);
        rewrites.ways.insert(rewrites.ways.end(), more.ways.begin(), more.ways.end());
    }
    add_differences(rewrites, site);
    return rewrites;
}

/// What is called with the jump host's name reaches another: the two are told apart again.
Rewrites turned_around(const RecipeSite& site, const RewriteContext& context) {
    const auto addresses = lines_with(site, Keyword::hostname);
    const auto name = only_name(*site.block);
    if (!name || addresses.size() > 1) {
        return {.refused = "the block must speak of one host, and name its jump host once"};
    }
    Rewrites rewrites;
    auto jump = jump_of(site, rewrites);
    if (!jump) return rewrites;
    jump->host = addresses.empty() ? *name : std::string{addresses.front()->words.front().text};
    const Writer writer{site, context};
    std::vector<FileEdit> target{writer.set(Keyword::hostname, site.shape.host.text)};
    if (site.shape.port.kind == RecipeWord::Kind::literal) {
        const auto ports = lines_with(site, Keyword::port);
        if (!ports.empty() || site.shape.port.text != "22") {
            target.push_back(writer.set(Keyword::port, site.shape.port.text));
        }
    }
    rewrites = writer.write(*jump, target);
    for (const std::string& alias : context.key_names(*name)) {
        std::vector<FileEdit> named = target;
        named.push_back(writer.set(Keyword::host_key_alias, alias));
        const Rewrites more = writer.write(*jump, named);
        rewrites.ways.insert(rewrites.ways.end(), more.ways.begin(), more.ways.end());
    }
    add_differences(rewrites, site);
    return rewrites;
}

std::string reason_to_keep(RecipeKind kind) {
    switch (kind) {
        case RecipeKind::computed:
            return "where it goes is computed from the name, which no line of ssh_config can do";
        case RecipeKind::proxy:
            return "it goes through a proxy that is no ssh";
        case RecipeKind::vendor:
            return "a tool of its own makes the connection";
        case RecipeKind::direct_netcat:
            return "a netcat that is run here connects, through no jump host";
        case RecipeKind::tty:
            return "an ssh on the jump host goes on, with what that host's account says";
        case RecipeKind::broken:
            return "it cannot work: `sshplan lint` says why";
        default:
            return "a command that is not understood makes the connection";
    }
}

}  // namespace

Rewrites rewrites_of(const RecipeSite& site, const RewriteContext& context) {
    if (!site.shape.recipe.prefix.empty()) {
        return {.refused = fmt::format("{} has an effect on the way, which ProxyJump would lose",
                                       site.shape.recipe.prefix)};
    }
    switch (site.kind) {
        case RecipeKind::dash_w:
        case RecipeKind::netcat:
        case RecipeKind::dev_tcp: {
            Rewrites rewrites;
            const auto jump = jump_of(site, rewrites);
            if (!jump) return rewrites;
            rewrites = Writer{site, context}.write(*jump, {});
            add_differences(rewrites, site);
            return rewrites;
        }
        case RecipeKind::literal:
            return literal(site, context);
        case RecipeKind::turned_around:
            return turned_around(site, context);
        default:
            return {.kept = reason_to_keep(site.kind)};
    }
}

}  // namespace sshplan
