#include "tools/sshplan/session/colour.hpp"

namespace sshplan::cli {

bool wants_colour(ColourWish wish, const Sink& sink, World& world) {
    if (wish != ColourWish::automatic) {
        return wish == ColourWish::always;
    }
    // no-color.org: empty is as good as unset.
    if (!world.variable("NO_COLOR").value_or("").empty()) {
        return false;
    }
    const std::string force = world.variable("CLICOLOR_FORCE").value_or("");
    if (!force.empty() && force != "0") {
        return true;
    }
    return sink.is_terminal && world.variable("TERM") != "dumb" &&
           world.variable("CLICOLOR") != "0";
}

Style style_on(const Sink& sink, ColourWish wish, World& world) {
    return Style{wants_colour(wish, sink, world) ? Colours::on : Colours::off};
}

}  // namespace sshplan::cli
