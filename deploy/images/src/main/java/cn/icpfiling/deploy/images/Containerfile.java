package cn.icpfiling.deploy.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a Containerfile that needs no engine: folders that are laid out before are copied, and an image is configured. What a stage says
 * otherwise is refused, never left out, because an image that lacks something looks as whole as any other.
 */
final class Containerfile {
    private static final Pattern FROM = Pattern.compile("(\\S+)(?: AS (\\S+))?");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");
    private static final Pattern PAIR = Pattern.compile("([\\w.-]+)=(?:\"([^\"]*)\"|(\\S*))");
    private static final Pattern COPY = Pattern.compile("--from=(\\S+) (?:--chown=0:0 )?(\\S+) (/\\S*)");
    private static final String BASE = "BASE";

    /** What the file of another build or stage is copied from, and to where. */
    record Copy(String from, String source, String target) {}

    /** Of an image, on top of its base. */
    record Image(
            List<Copy> copies,
            Map<String, String> environment,
            Map<String, String> labels,
            String user,
            String folder,
            List<String> entryPoint) {}

    private record Instruction(String word, String rest) {}

    private final Map<String, List<Instruction>> stages = new LinkedHashMap<>();

    Containerfile(String text) {
        var own = new ArrayList<Instruction>();
        var joined = text.replaceAll("(?m)^\\s*#.*\\R?", "").replaceAll("\\\\\\R\\s*", "");
        for (var line : joined.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList()) {
            var parts = line.split("\\s+", 2);
            var instruction = new Instruction(parts[0], parts.length == 1 ? "" : parts[1]);
            if (instruction.word().equals("FROM")) {
                own = new ArrayList<>();
                stages.put(match(FROM, instruction).get(1), own);
            } else if (stages.isEmpty()
                    && !instruction.rest().equals(BASE)
                    && !instruction.rest().startsWith(BASE + "=")) {
                throw refused(instruction); // a value for all stages
            }
            own.add(instruction);
        }
    }

    /** The image of a stage, which has what the stage has that it is made of. */
    Image image(String target, Map<String, String> arguments) {
        var copies = new ArrayList<Copy>();
        var environment = new LinkedHashMap<String, String>();
        var labels = new LinkedHashMap<String, String>();
        var single = new HashMap<String, String>();
        for (var stage : lineOf(target)) {
            var known = new HashMap<String, String>();
            for (var instruction : stage) {
                switch (instruction.word()) {
                    case "FROM" -> {}
                    case "ARG" -> known.put(instruction.rest(), argument(instruction.rest(), arguments));
                    case "COPY" -> {
                        var parts = match(COPY, instruction);
                        copies.add(new Copy(parts.get(0), parts.get(1), parts.get(2)));
                    }
                    case "ENV" -> environment.putAll(pairs(instruction, known));
                    case "LABEL" -> labels.putAll(pairs(instruction, known));
                    case "USER", "WORKDIR", "ENTRYPOINT" -> single.put(instruction.word(), plain(instruction));
                    default -> throw refused(instruction);
                }
            }
        }
        return new Image(
                List.copyOf(copies),
                environment,
                labels,
                single.get("USER"),
                single.getOrDefault("WORKDIR", ""),
                list(single.getOrDefault("ENTRYPOINT", "")));
    }

    /** The stages that one is made of, the first one first. */
    private List<List<Instruction>> lineOf(String target) {
        var line = new ArrayList<List<Instruction>>();
        for (var name = target; !name.equals("${" + BASE + "}"); ) {
            var stage = stages.get(name);
            if (stage == null) {
                throw new IllegalArgumentException("The Containerfile has no stage \"" + name + "\".");
            }
            line.addFirst(stage);
            name = match(FROM, stage.getFirst()).getFirst();
        }
        return line;
    }

    private static String argument(String name, Map<String, String> arguments) {
        if (!arguments.containsKey(name)) {
            throw new IllegalArgumentException("The argument " + name + " of the Containerfile has no value.");
        }
        return arguments.get(name);
    }

    private static Map<String, String> pairs(Instruction instruction, Map<String, String> known) {
        var pairs = new LinkedHashMap<String, String>();
        var found = PAIR.matcher(instruction.rest());
        while (found.find()) {
            pairs.put(found.group(1), filled(found.group(2) == null ? found.group(3) : found.group(2), known));
        }
        if (!PAIR.matcher(instruction.rest()).replaceAll("").isBlank()) {
            throw refused(instruction);
        }
        return pairs;
    }

    private static String filled(String text, Map<String, String> known) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var name = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(argument(name, known));
        });
    }

    private static String plain(Instruction instruction) {
        if (instruction.rest().contains("$")) {
            throw refused(instruction);
        }
        return instruction.rest();
    }

    private static List<String> list(String text) {
        try {
            return Arrays.asList(new ObjectMapper().readValue(text, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An entry point is a list, and not \"" + text + "\".", e);
        }
    }

    private static List<String> match(Pattern pattern, Instruction instruction) {
        var found = pattern.matcher(instruction.rest());
        if (!found.matches()) {
            throw refused(instruction);
        }
        var groups = new ArrayList<String>();
        for (var group = 1; group <= found.groupCount(); group++) {
            groups.add(found.group(group));
        }
        return groups;
    }

    private static IllegalArgumentException refused(Instruction instruction) {
        return new IllegalArgumentException("No image is made without an engine where the Containerfile says: "
                + instruction.word() + " " + instruction.rest());
    }
}
