#include "planner/lint/line_collector.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

bool is_proxy(Keyword keyword) {
    return keyword == Keyword::proxy_jump || keyword == Keyword::proxy_command;
}

bool is_listener(Keyword keyword) {
    return keyword == Keyword::local_forward || keyword == Keyword::dynamic_forward;
}

/// The value that was there before; null if something else than a value keeps the others out.
const Obtained* first_of(const Setting& setting) {
    return setting.obtained.empty() ? nullptr : &setting.obtained.front();
}

/// ProxyJump and ProxyCommand keep each other out.
const Obtained* first_proxy(const Resolution& resolution) {
    const Obtained* const jump = first_of(resolution.of(Keyword::proxy_jump));
    const Obtained* const command = first_of(resolution.of(Keyword::proxy_command));
    if (jump == nullptr || command == nullptr) return jump == nullptr ? command : jump;
    return jump->number < command->number ? jump : command;
}

/// The line of SendEnv that took a name away, or the value that came first.
const Obtained* winner_over(const Obtained& lost, const Resolution& resolution, Keyword keyword) {
    if (is_proxy(keyword)) {
        const Obtained* const same = first_of(resolution.of(keyword));
        return same != nullptr ? same : first_proxy(resolution);
    }
    const Setting& setting = resolution.of(keyword);
    const auto removing = std::ranges::find_if(setting.removing, [&](const Obtained& one) {
        return matches_pattern(lost.text, std::string_view{one.text}.substr(1));
    });
    return removing != setting.removing.end() ? &*removing : first_of(setting);
}

/// The entry of a list that says the same.
const Obtained* original_of(const Obtained& again, const Resolution& resolution, Keyword keyword) {
    const auto says_same = [&](const Obtained& one) {
        return again.forward ? one.forward == again.forward : one.text == again.text;
    };
    for (const Keyword sharer : {keyword, Keyword::local_forward, Keyword::dynamic_forward}) {
        if (sharer != keyword && !is_listener(keyword)) continue;
        const auto& obtained = resolution.of(sharer).obtained;
        const auto found = std::ranges::find_if(obtained, says_same);
        if (found != obtained.end()) return &*found;
    }
    return nullptr;
}

}  // namespace

LineKey LineCollector::key(const SourceFile* file, std::uint32_t begin) const {
    const auto same = same_.find(file);
    return {same == same_.end() ? file : same->second, begin};
}

LineKey LineCollector::key(const Origin& origin) const {
    return key(origin.place.file, origin.place.span.begin);
}

void LineCollector::note(std::vector<std::size_t>& cases) const {
    if (cases.empty() || cases.back() != number_) cases.push_back(number_);
}

void LineCollector::take_held(const Obtained& value) {
    if (value.origin.kind != OriginKind::file) return;
    LineFacts& facts = lines_[key(value.origin)];
    note(facts.holds);
    if (value.origin.pass == 2) note(facts.late);
}

void LineCollector::take_lost(const Obtained& value, const Obtained* winner) {
    if (value.origin.kind != OriginKind::file) return;
    const LineKey line = key(value.origin);
    LineFacts& facts = lines_[line];
    note(facts.loses);
    if (winner == nullptr || winner->origin.kind != OriginKind::file) {
        facts.loses_to_nothing = true;
    } else if (key(winner->origin) != line) {
        facts.winners.insert(key(winner->origin));
    }
}

void LineCollector::take_setting(const Resolution& resolution, Keyword keyword) {
    const Setting& setting = resolution.of(keyword);
    for (const Obtained& value : setting.obtained) take_held(value);
    for (const Obtained& value : setting.removing) take_held(value);
    for (const Obtained& value : setting.lost) {
        take_lost(value, winner_over(value, resolution, keyword));
    }
    for (const Obtained& value : setting.repeated) {
        take_lost(value, original_of(value, resolution, keyword));
    }
}

void LineCollector::take(const Resolution& resolution) {
    for (std::size_t i = 0; i < keyword_count; ++i) {
        take_setting(resolution, static_cast<Keyword>(i));
    }
    for (const BlockDecision& decision : resolution.decisions) {
        if (!decision.fits) continue;
        BlockFacts& facts = blocks_[key(decision.file, decision.head->span.begin)];
        note(facts.fits);
        if (decision.applies) note(facts.applies);
    }
    if (resolution.passes == 2) take_late_blocks(resolution);
}

/// Blocks that apply to the HostName that a line gave, but not to the name that was typed.
void LineCollector::take_late_blocks(const Resolution& resolution) {
    const Obtained* const name = resolution.value(Keyword::hostname);
    if (name == nullptr || name->origin.kind != OriginKind::file) return;
    std::set<LineKey> early;
    for (const BlockDecision& decision : resolution.decisions) {
        if (!decision.applies) continue;
        const LineKey heading = key(decision.file, decision.head->span.begin);
        if (decision.pass == 1) early.insert(heading);
        if (decision.pass == 2 && !early.contains(heading)) note(blocks_[heading].late);
    }
}

}  // namespace sshplan
