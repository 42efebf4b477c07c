#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace fs = std::filesystem;

/// A fuzz target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::vector<std::uint8_t> bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

}  // namespace

/// Runs a fuzz target without a fuzzer on the inputs that are kept: every file in some folders,
/// each of which holds some. Who is named last has found something.
int main(int count, char** words) {
    const std::span<char*> folders{words + 1, words + count};
    if (folders.empty()) {
        std::cerr << "usage: fuzz_TARGET FOLDER...\n";
        return 2;
    }
    for (const char* const folder : folders) {
        const std::vector<fs::path> files = files_in(folder);
        if (files.empty()) {
            std::cerr << folder << ": no inputs\n";
            return 1;
        }
        for (const fs::path& file : files) {
            std::cerr << file.string() << '\n';
            const auto bytes = bytes_of(file);
            (void)LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        }
    }
    return 0;
}
