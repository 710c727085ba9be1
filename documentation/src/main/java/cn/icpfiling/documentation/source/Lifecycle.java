package cn.icpfiling.documentation.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * States and the acts that lead from one to the next, read from a drawing in the documents. Tests of the owners compare
 * each drawing with the table in the code.
 */
public record Lifecycle(String first, List<String> states, List<Step> steps, Set<String> ends) {

    private static final Pattern DRAWING = Pattern.compile("```mermaid\\nstateDiagram-v2\\n([\\s\\S]*?)```");
    private static final Pattern STEP = Pattern.compile("(\\S+) --> (\\S+)(?:: (\\S+) \\(([^)]*)\\))?");

    /** An act that actors may do in a state. */
    public record Step(String from, String act, List<String> actors, String to) {}

    /** The drawing that has this line. */
    public static Lifecycle of(Sources sources, String file, String line) {
        return DRAWING.matcher(sources.text(file))
                .results()
                .map(drawing -> drawing.group(1))
                .filter(drawing -> drawing.contains(line))
                .findFirst()
                .map(Lifecycle::read)
                .orElseThrow(() -> new IllegalStateException(file + " has no drawing with " + line));
    }

    private static Lifecycle read(String drawing) {
        var states = new LinkedHashSet<String>();
        var steps = new ArrayList<Step>();
        var ends = new LinkedHashSet<String>();
        var first = "";
        for (var line : drawing.lines().toList()) {
            var step = STEP.matcher(line.strip());
            if (!step.matches()) {
                continue;
            }
            if (step.group(1).equals("[*]")) {
                first = step.group(2);
                states.add(first);
            } else if (step.group(2).equals("[*]")) {
                ends.add(step.group(1));
                states.add(step.group(1));
            } else {
                states.add(step.group(1));
                steps.add(new Step(
                        step.group(1), step.group(3), List.of(step.group(4).split(", ")), step.group(2)));
            }
        }
        steps.forEach(step -> states.add(step.to()));
        return new Lifecycle(first, ordered(first, List.copyOf(states), steps, ends), List.copyOf(steps), ends);
    }

    /** In the order in which they are reached, the ends last. */
    private static List<String> ordered(String first, List<String> states, List<Step> steps, Set<String> ends) {
        var order = new LinkedHashSet<String>(List.of(first));
        for (var grown = true; grown; ) {
            grown = false;
            for (var state : List.copyOf(order)) {
                for (var step : steps) {
                    if (step.from().equals(state) && !ends.contains(step.to())) {
                        grown |= order.add(step.to());
                    }
                }
            }
        }
        states.stream().filter(state -> !ends.contains(state)).forEach(order::add);
        states.stream().filter(ends::contains).forEach(order::add);
        return List.copyOf(order);
    }
}
