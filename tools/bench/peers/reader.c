/* reader FILE...: starts, reads files once and looks at every byte: what nobody can undercut. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* All bytes of a file or'ed together; -1 if it cannot be read. */
static int look_at(const char *path) {
    struct stat facts;
    const int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &facts) != 0) return -1;
    unsigned char *bytes = malloc((size_t)facts.st_size);
    if (bytes == NULL || read(file, bytes, (size_t)facts.st_size) != facts.st_size) return -1;
    int all = 0;
    for (off_t at = 0; at < facts.st_size; ++at) all |= bytes[at];
    free(bytes);
    close(file);
    return all;
}

int main(int count, char **words) {
    int all = 0;
    for (int i = 1; i < count; ++i) all |= look_at(words[i]);
    return all < 0;
}
