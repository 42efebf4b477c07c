#include <algorithm>
#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "trial.hpp"

using namespace sshplan;
using test::Strings;

namespace {

// Worlds in which a and b are exchanged are the same, so only a is asked for.
const Strings headings{"a", "b", "*", "!a", "!b", "!*", "* !a", "!a *", "* !b"};

enum class Body : std::uint8_t { user, port, both };

/// One block, by its heading and what it sets; the values say which block it is.
struct Block {
    std::size_t heading = 0;
    Body body = Body::user;
};

using World = std::vector<Block>;

/// All blocks with one of some bodies.
std::vector<Block> blocks_with(std::initializer_list<Body> bodies) {
    std::vector<Block> blocks;
    for (std::size_t heading = 0; heading < headings.size(); ++heading) {
        for (const Body body : bodies) blocks.push_back({heading, body});
    }
    return blocks;
}

std::vector<World> worlds_of(std::size_t size) {
    // User and Port change places freely, so no world needs to begin with Port.
    const std::vector<Block> first = blocks_with({Body::user, Body::both});
    const std::vector<Block> later = blocks_with({Body::user, Body::both, Body::port});
    std::vector<World> worlds{{}};
    for (std::size_t i = 0; i < size; ++i) {
        std::vector<World> longer;
        for (const World& world : worlds) {
            for (const Block block : i == 0 ? first : later) {
                longer.push_back(world);
                longer.back().push_back(block);
            }
        }
        worlds = std::move(longer);
    }
    return worlds;
}

test::Trial trial_of(const World& world) {
    Strings lines;
    for (std::size_t i = 0; i < world.size(); ++i) {
        lines.push_back(fmt::format("Host {}\n", headings[world[i].heading]));
        if (world[i].body != Body::port) lines.push_back(fmt::format("    User u{}\n", i));
        if (world[i].body != Body::user) lines.push_back(fmt::format("    Port 1{}\n", i));
    }
    return {{lines}, {"a"}};
}

/// The first world of which sshplan answers otherwise than ssh; empty if there is none.
std::string first_difference(const std::vector<World>& worlds) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::string found;
    const auto work = [&] {
        for (std::size_t at = next++; at < worlds.size(); at = next++) {
            const test::Trial trial = trial_of(worlds[at]);
            const test::Comparison comparison = test::compare(trial);
            if (comparison.is_equal()) continue;
            const std::scoped_lock lock{mutex};
            if (found.empty()) found = trial.described() + comparison.described();
            next = worlds.size();
        }
    };
    std::vector<std::thread> workers(std::max(2U, std::thread::hardware_concurrency()));
    for (std::thread& worker : workers) worker = std::thread{work};
    for (std::thread& worker : workers) worker.join();
    return found;
}

}  // namespace

TEST_CASE("every small world is answered for as ssh -G does", "[ssh]") {
    test::prepare_process();
    std::size_t count = 0;
    for (const std::size_t size : {1, 2, 3}) {
        const std::vector<World> worlds = worlds_of(size);
        count += worlds.size();
        const std::string difference = first_difference(worlds);
        INFO(difference);
        CHECK(difference.empty());
    }
    std::cout << count << " small worlds compared\n";
}
