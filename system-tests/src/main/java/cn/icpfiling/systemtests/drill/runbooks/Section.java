package cn.icpfiling.systemtests.drill.runbooks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A section of a runbook: what is under one alert's name, or under another title. */
record Section(String page, String title, String text) {

    /** Of a code span or a block of code: what it is, and itself, in one line unless it is a block. */
    record Told(Kind kind, String text) {}

    /** How a reader uses a piece of code. */
    enum Kind {
        COMMAND,
        OPERATION,
        STATEMENT,
        EXPRESSION,
        /** A name, a value, or a word of a log: nothing to be done. */
        WORD
    }

    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
    private static final Pattern FENCE = Pattern.compile("(?m)^ *```.*$");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    private static final Pattern COMMAND =
            Pattern.compile("(?s)\\s*(?:kubectl|\\./icp|deploy/\\S+\\.sh|deploy/local/\\S+|curl|dig|aws|grep) .*");
    private static final Pattern OPERATION = Pattern.compile("(?:GET|POST|PUT|PATCH|DELETE) \\S.*");
    private static final Pattern STATEMENT =
            Pattern.compile("(?s)\\s*(?:SELECT|SHOW|PURGE|ANALYZE|SET|EXPLAIN|KILL|UPDATE|DELETE) [A-Za-z*].*");
    /** The names of our metrics, of recording rules, and of exporters that are watched in a cluster. */
    private static final Pattern EXPRESSION = Pattern.compile(
            "(?s)up|.*\\b(?:icp_|icp:|job_uri:|gateway_|jvm_|agroal_|http_server_|kube_|kubelet_|kafka_server_|mysql_|probe_)[a-z0-9_:]+.*");

    /** The sections of a page, in its order. */
    static List<Section> of(String page, String text) {
        var sections = new ArrayList<Section>();
        var headings = HEADING.matcher(text).results().toList();
        for (var i = 0; i < headings.size(); i++) {
            var end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
            sections.add(new Section(
                    page,
                    headings.get(i).group(1),
                    text.substring(headings.get(i).end(), end)));
        }
        return sections;
    }

    /** All code of the section, in its order. */
    List<Told> told() {
        return told(text);
    }

    static List<Told> told(String text) {
        var told = new ArrayList<Told>();
        var parts = FENCE.split(text);
        for (var i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                told.add(new Told(kind(parts[i]), parts[i].strip()));
            } else {
                SPAN.matcher(parts[i])
                        .results()
                        .map(span -> span.group(1).replaceAll("\\s+", " "))
                        .forEach(span -> told.add(new Told(kind(span), span)));
            }
        }
        return told;
    }

    private static Kind kind(String code) {
        if (COMMAND.matcher(code).matches()) {
            return Kind.COMMAND;
        }
        if (OPERATION.matcher(code).matches()) {
            return Kind.OPERATION;
        }
        if (STATEMENT.matcher(code).matches()) {
            return Kind.STATEMENT;
        }
        // a path stands in an expression only as the value of a label
        return EXPRESSION.matcher(code).matches() && (!code.contains("/") || code.contains("uri="))
                ? Kind.EXPRESSION
                : Kind.WORD;
    }
}
