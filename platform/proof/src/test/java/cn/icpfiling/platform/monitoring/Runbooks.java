package cn.icpfiling.platform.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads runbooks: a section for each alert with four parts, and the commands that they name. */
final class Runbooks {
    static final List<String> PARTS = List.of("**What users see.** ", "**Look.** ", "**Do.** ", "**Over when.** ");

    private static final Pattern SECTION = Pattern.compile("(?m)^## (\\S+)$\n((?:(?!## ).*\n?)*)");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|`)(\\./icp|kubectl|promtool|amtool) ([a-z-]+)");
    private static final Pattern OF_ICP = Pattern.compile("(?m)^\\./icp ([a-z-]+)");
    private static final Set<String> OF_KUBECTL = Set.of(
            "annotate",
            "apply",
            "config",
            "cordon",
            "create",
            "delete",
            "describe",
            "exec",
            "get",
            "logs",
            "patch",
            "port-forward",
            "rollout",
            "scale",
            "top");

    private Runbooks() {}

    /** What is missing of the section of an alert, in the text of its page. */
    static List<String> faults(String alert, String page) {
        var body = section(alert, page);
        if (body.isEmpty()) {
            return List.of(alert + " has no section");
        }
        var faults = new ArrayList<String>();
        var from = 0;
        for (var part : PARTS) {
            var at = body.get().indexOf("\n" + part, from);
            if (at < 0) {
                faults.add(alert + " lacks " + part.strip());
            } else {
                from = at;
            }
        }
        return faults;
    }

    private static Optional<String> section(String alert, String page) {
        return SECTION.matcher(page)
                .results()
                .filter(found -> found.group(1).equals(alert))
                .map(found -> found.group(2))
                .findFirst();
    }

    /** The sections of a page, as they are linked. */
    static Set<String> anchors(String page) {
        return SECTION.matcher(page)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The commands of a page that do not exist. */
    static List<String> unknownCommands(String page, String icp) {
        var ofIcp = OF_ICP.matcher(icp).results().map(found -> found.group(1)).collect(Collectors.toSet());
        return COMMAND.matcher(page)
                .results()
                .filter(found -> !(found.group(1).equals("./icp") ? ofIcp : OF_KUBECTL).contains(found.group(2)))
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }
}
