/* libssh CONFIG <HOSTS: resolves each host of a list as clients of libssh do, in one process. */
#include <libssh/libssh.h>
#include <stdio.h>
#include <string.h>

/* Prints hostname, port and user of one host; returns 0 unless libssh refuses the file. */
static int resolve(const char *config, const char *host) {
    ssh_session session = ssh_new();
    if (session == NULL) return 1;
    int failed = ssh_options_set(session, SSH_OPTIONS_HOST, host) != SSH_OK ||
                 ssh_options_parse_config(session, config) != SSH_OK;
    if (!failed) {
        char *hostname = NULL;
        char *user = NULL;
        unsigned int port = 0;
        ssh_options_get(session, SSH_OPTIONS_HOST, &hostname);
        ssh_options_get(session, SSH_OPTIONS_USER, &user);
        ssh_options_get_port(session, &port);
        printf("%s %s %u %s\n", host, hostname ? hostname : "", port, user ? user : "");
        ssh_string_free_char(hostname);
        ssh_string_free_char(user);
    }
    ssh_free(session);
    return failed;
}

int main(int count, char **words) {
    if (count == 2 && strcmp(words[1], "--version") == 0) return puts(ssh_version(0)) < 0;
    if (count != 2 || ssh_init() != SSH_OK) return 2;
    int failed = 0;
    char host[256];
    while (!failed && fgets(host, sizeof host, stdin) != NULL) {
        host[strcspn(host, "\n")] = '\0';
        failed = resolve(words[1], host);
    }
    ssh_finalize();
    return failed;
}
