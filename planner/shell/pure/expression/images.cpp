#include "planner/shell/pure/expression/images.hpp"

#include <algorithm>

#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

namespace {

bool is_empty(const Places& places) {
    return std::ranges::none_of(places, [](std::uint8_t has) { return has != 0; });
}

void add(Places& places, const Places& others) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i] |= others[i];
    }
}

/// Takes from `places` those that `known` has, and adds the rest to it.
void keep_new(Places& places, Places& known) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i] = static_cast<std::uint8_t>(places[i] & ~known[i]);
        known[i] |= places[i];
    }
}

}  // namespace

void Effort::spend(std::size_t bytes) {
    if (bytes > left_) throw Unknown{"sed has an expression that takes too long"};
    left_ -= bytes;
}

Places Images::after(const Node& node, const Places& begins) {
    return image(node, begins, Direction::forward);
}

Places Images::before(const Node& node, const Places& ends) {
    return image(node, ends, Direction::backward);
}

Places Images::only(std::size_t place) const {
    Places places = none();
    places[place] = 1;
    return places;
}

Places Images::image(const Node& node, const Places& places, Direction direction) {
    effort_.spend(places.size());
    switch (node.kind) {
        case Node::Kind::byte:
            return byte_image(node, places, direction);
        case Node::Kind::sequence:
            return sequence_image(node, places, direction);
        case Node::Kind::repeat:
            return repeat_image(node, places, direction);
        case Node::Kind::group:
            return image(node.parts.front(), places, direction);
        case Node::Kind::line_start:
        case Node::Kind::line_end: {
            const std::size_t place = node.kind == Node::Kind::line_start ? 0 : text_.size();
            return places[place] != 0 ? only(place) : none();
        }
        case Node::Kind::choice:
            break;
    }
    Places result = none();
    for (const Node& part : node.parts) {
        add(result, image(part, places, direction));
    }
    return result;
}

Places Images::byte_image(const Node& node, const Places& places, Direction direction) const {
    Places result = none();
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (!node.bytes.test(index_of(text_[i]))) continue;
        if (direction == Direction::forward) {
            result[i + 1] = places[i];
        } else {
            result[i] = places[i + 1];
        }
    }
    return result;
}

Places Images::sequence_image(const Node& node, const Places& places, Direction direction) {
    Places result = places;
    for (std::size_t i = 0; i < node.parts.size() && !is_empty(result); ++i) {
        const bool is_forward = direction == Direction::forward;
        const std::size_t next = is_forward ? i : node.parts.size() - 1 - i;
        result = image(node.parts[next], result, direction);
    }
    return result;
}

Places Images::repeat_image(const Node& node, const Places& places, Direction direction) {
    Places result = places;
    std::size_t count = 0;
    for (; count < node.least && !is_empty(result); ++count) {
        result = image(node.parts.front(), result, direction);
    }
    add_rounds(node.parts.front(), node.most - count, result, direction);
    return result;
}

void Images::add_rounds(const Node& part, std::size_t most, Places& places, Direction direction) {
    if (part.kind == Node::Kind::byte && most > text_.size()) {
        for (std::size_t i = 0; i < text_.size(); ++i) {  // one sweep is all rounds
            const std::size_t at = direction == Direction::forward ? i : text_.size() - 1 - i;
            if (!part.bytes.test(index_of(text_[at]))) continue;
            const std::size_t to = direction == Direction::forward ? at + 1 : at;
            places[to] |= places[direction == Direction::forward ? at : at + 1];
        }
        return;
    }
    // Each round goes on only from what no earlier one has reached.
    Places fresh = places;
    for (std::size_t count = 0; count < most && !is_empty(fresh); ++count) {
        fresh = image(part, fresh, direction);
        keep_new(fresh, places);
    }
}

}  // namespace sshplan::shell::pure
