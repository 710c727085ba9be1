package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The shape of each kind of object. kinds.yaml says where each comes from: the models of Kubernetes' own client, those of Strimzi and
 * of fabric8, or, for definitions that have no model on Maven Central, the file itself.
 */
final class Shapes {
    private static final String CLIENT = "io.kubernetes.client.openapi.models.";

    private final Map<String, Shape> shapes = new HashMap<>();

    Shapes() {
        var kinds = Bundle.tree(Bundle.resource("/kinds.yaml"));
        kinds.path("kubernetes")
                .properties()
                .forEach(group -> group.getValue().forEach(kind -> {
                    var version = group.getKey().substring(group.getKey().indexOf('/') + 1);
                    var model = CLIENT
                            + version.substring(0, 1).toUpperCase(Locale.ROOT)
                            + version.substring(1)
                            + kind.asText();
                    shapes.put(group.getKey() + " " + kind.asText(), Models.of(model));
                }));
        kinds.path("models")
                .properties()
                .forEach(model -> shapes.put(
                        model.getKey(), withMetadata(Models.of(model.getValue().asText()))));
        kinds.path("written").properties().forEach(kind -> shapes.put(kind.getKey(), whole(written(kind.getValue()))));
        kinds.path("required")
                .properties()
                .forEach(kind -> shapes.merge(
                        kind.getKey(),
                        requires(kind.getValue()),
                        (model, more) -> new Shape.All(List.of(model, more))));
    }

    boolean knows(Item item) {
        return shapes.containsKey(item.apiVersion() + " " + item.kind());
    }

    void judge(Item item, BiConsumer<String, String> faults) {
        var shape = shapes.get(item.apiVersion() + " " + item.kind());
        if (shape != null) {
            shape.judge(item.json(), "", faults);
        }
    }

    /** The rule "schema": an object of a version that is served has the shape of its kind. */
    Check check() {
        return new Check(
                "schema",
                "Each object has the members of its kind, each of its type, and no others.",
                (bundle, findings) -> bundle.items()
                        .forEach(item -> judge(item, (path, text) -> findings.add(item, path + " " + text))));
    }

    private static Shape whole(Shape body) {
        var members = new LinkedHashMap<String, Shape>();
        members.put("apiVersion", Shape.Scalar.STRING);
        members.put("kind", Shape.Scalar.STRING);
        members.put("metadata", Models.of(CLIENT + "V1ObjectMeta"));
        members.put("spec", body);
        return new Shape.Members(() -> members, new LinkedHashSet<>(members.keySet()));
    }

    /** Models of other makers have their own ObjectMeta; that of Kubernetes' client is the strict one. */
    private static Shape withMetadata(Shape model) {
        var meta = Models.of(CLIENT + "V1ObjectMeta");
        return (model instanceof Shape.Members known)
                ? new Shape.Members(
                        () -> {
                            var members = new LinkedHashMap<>(known.members().get());
                            members.put("metadata", meta);
                            return members;
                        },
                        known.required())
                : model;
    }

    /** A map names members, "name!" a required one; a list has one element; {"*": x} is a map of anything to x; "a|b" is a choice. */
    private static Shape written(JsonNode form) {
        if (form.isArray()) {
            return new Shape.ListOf(written(form.get(0)));
        }
        if (form.has("*")) {
            return new Shape.MapOf(written(form.get("*")));
        }
        if (form.isObject()) {
            var members = new LinkedHashMap<String, Shape>();
            var required = new LinkedHashSet<String>();
            for (var member : form.properties()) {
                var name = member.getKey().replace("!", "");
                members.put(name, written(member.getValue()));
                if (!name.equals(member.getKey())) {
                    required.add(name);
                }
            }
            return new Shape.Members(() -> members, required);
        }
        var word = form.asText();
        if (word.contains("|")) {
            return new Shape.OneOf(new LinkedHashSet<>(List.of(word.split("\\|"))));
        }
        if (word.startsWith("model:")) {
            return Models.of(CLIENT + word.substring("model:".length()));
        }
        return word.equals("any") ? new Shape.Any() : Shape.Scalar.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Shape.Requires requires(JsonNode form) {
        var members = new LinkedHashMap<String, Shape.Requires>();
        var required = new LinkedHashSet<String>();
        for (var member : form.properties()) {
            var name = member.getKey().replace("!", "");
            if (!name.equals(member.getKey())) {
                required.add(name);
            }
            if (member.getValue().isObject()) {
                members.put(name, requires(member.getValue()));
            }
        }
        return new Shape.Requires(members, required);
    }
}
