package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What a value may look like. Members that a shape does not name are refused, as a strict API server refuses them. */
sealed interface Shape {

    /** Reports each fault with the path at which it stands. */
    void judge(JsonNode value, String path, BiConsumer<String, String> faults);

    /** Any value. */
    record Any() implements Shape {
        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            // nothing is known of it
        }
    }

    /** A text, number or truth value, by the kind of node that YAML made of it: 8080 is no text, and "8080" no number. */
    enum Scalar implements Shape {
        STRING {
            @Override
            boolean takes(JsonNode value) {
                return value.isTextual();
            }
        },
        INT {
            @Override
            boolean takes(JsonNode value) {
                return value.isIntegralNumber();
            }
        },
        NUMBER {
            @Override
            boolean takes(JsonNode value) {
                return value.isNumber();
            }
        },
        BOOL {
            @Override
            boolean takes(JsonNode value) {
                return value.isBoolean();
            }
        },
        INT_OR_STRING {
            @Override
            boolean takes(JsonNode value) {
                return value.isTextual() || value.isIntegralNumber();
            }
        },
        QUANTITY {
            @Override
            boolean takes(JsonNode value) {
                return (value.isTextual() || value.isNumber())
                        && Quantities.FORM.matcher(value.asText()).matches();
            }
        };

        abstract boolean takes(JsonNode value);

        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            if (!takes(value)) {
                faults.accept(path, "is no " + name().toLowerCase(java.util.Locale.ROOT) + ": " + value);
            }
        }
    }

    /** One of some texts. */
    record OneOf(Set<String> values) implements Shape {
        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            if (!value.isTextual() || !values.contains(value.asText())) {
                faults.accept(path, value + " is none of " + values);
            }
        }
    }

    record ListOf(Shape element) implements Shape {
        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            if (!value.isArray()) {
                faults.accept(path, "is no list");
                return;
            }
            for (var index = 0; index < value.size(); index++) {
                element.judge(value.get(index), path + "/" + index, faults);
            }
        }
    }

    record MapOf(Shape element) implements Shape {
        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            if (!value.isObject()) {
                faults.accept(path, "is no map");
                return;
            }
            value.properties().forEach(entry -> element.judge(entry.getValue(), path + "/" + entry.getKey(), faults));
        }
    }

    /** An object with known members. They are made when they are first asked for: models refer to themselves. */
    record Members(Supplier<Map<String, Shape>> members, Set<String> required) implements Shape {
        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            if (!value.isObject()) {
                faults.accept(path, "is no object");
                return;
            }
            for (var entry : value.properties()) {
                var shape = members.get().get(entry.getKey());
                var place = path + "/" + entry.getKey();
                if (shape == null) {
                    faults.accept(place, "is unknown");
                } else if (entry.getValue().isNull()) {
                    faults.accept(place, "is null");
                } else {
                    shape.judge(entry.getValue(), place, faults);
                }
            }
            for (var name : required) {
                if (!value.has(name)) {
                    faults.accept(path + "/" + name, "is missing");
                }
            }
        }
    }

    /** One of several objects, told apart by their member {@code type}. */
    record ByType(Map<String, Shape> kinds) implements Shape {
        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            var kind = kinds.get(value.path("type").asText());
            if (kind == null) {
                faults.accept(path + "/type", value.path("type") + " is none of " + kinds.keySet());
            } else {
                kind.judge(value, path, faults);
            }
        }
    }

    /** All of several shapes: what a model knows, and what the definition requires besides. */
    record All(List<Shape> shapes) implements Shape {
        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            shapes.forEach(shape -> shape.judge(value, path, faults));
        }
    }

    /** Members that must be there, at any depth; says nothing of others. */
    record Requires(Map<String, Requires> members, Set<String> required) implements Shape {
        @Override
        public void judge(JsonNode value, String path, BiConsumer<String, String> faults) {
            if (value.isArray()) {
                for (var index = 0; index < value.size(); index++) {
                    judge(value.get(index), path + "/" + index, faults);
                }
                return;
            }
            for (var name : required) {
                if (!value.has(name)) {
                    faults.accept(path + "/" + name, "is missing");
                }
            }
            members.forEach((name, inner) -> {
                if (value.has(name)) {
                    inner.judge(value.get(name), path + "/" + name, faults);
                }
            });
        }
    }
}
