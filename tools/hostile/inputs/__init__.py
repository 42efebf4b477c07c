"""All hostile inputs, in the order of the table."""

from inputs import (arguments, chains, conditions, includes, machines, recipes, settings, sizes,
                    special_files, terminal)

GROUPS = (includes, special_files, terminal, conditions, sizes, chains, recipes, settings,
          arguments, machines)
ALL = tuple(given for group in GROUPS for given in group.ALL)
