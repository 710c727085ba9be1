package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.annotations.SerializedName;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shapes from the classes of two families: Kubernetes' Java client (Gson; its classes list their required members) and those that
 * Jackson reads (Strimzi, fabric8). A deserialiser is not used, because both let pass what the API server refuses: a number where a
 * text belongs, or an unknown member.
 */
final class Models {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String REQUIRED = "Lio/strimzi/crdgenerator/annotations/RequiredInVersions;";
    private static final JsonNode CHOICES =
            Bundle.tree(Bundle.resource("/kinds.yaml")).path("choices");
    private static final Map<String, Shape> KNOWN = new HashMap<>();
    private static final Map<Class<?>, Shape> SCALARS = Map.ofEntries(
            Map.entry(String.class, Shape.Scalar.STRING),
            Map.entry(Integer.class, Shape.Scalar.INT),
            Map.entry(int.class, Shape.Scalar.INT),
            Map.entry(Long.class, Shape.Scalar.INT),
            Map.entry(long.class, Shape.Scalar.INT),
            Map.entry(Short.class, Shape.Scalar.INT),
            Map.entry(Double.class, Shape.Scalar.NUMBER),
            Map.entry(double.class, Shape.Scalar.NUMBER),
            Map.entry(Float.class, Shape.Scalar.NUMBER),
            Map.entry(Boolean.class, Shape.Scalar.BOOL),
            Map.entry(boolean.class, Shape.Scalar.BOOL),
            Map.entry(java.time.OffsetDateTime.class, Shape.Scalar.STRING),
            Map.entry(byte[].class, Shape.Scalar.STRING),
            Map.entry(Object.class, new Shape.Any()));

    private Models() {}

    static Shape of(String className) {
        try {
            return of(Class.forName(className));
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException("kinds.yaml names a model that is not there: " + className, missing);
        }
    }

    private static Shape of(Class<?> model) {
        var scalar = SCALARS.get(model);
        if (scalar != null) {
            return scalar;
        }
        switch (model.getSimpleName()) {
            case "IntOrString":
                return Shape.Scalar.INT_OR_STRING;
            case "Quantity":
                return Shape.Scalar.QUANTITY;
            case "V1Patch", "AnyType", "JsonNode", "RawExtension":
                return new Shape.Any();
            default:
                break;
        }
        if (model.isEnum()) {
            return new Shape.OneOf(texts(model));
        }
        var known = KNOWN.get(model.getName());
        if (known == null) {
            var types = model.getAnnotation(JsonSubTypes.class);
            known = types != null
                    ? byType(types)
                    : model.getName().startsWith("io.kubernetes.client.") ? ofClient(model) : ofJackson(model);
            KNOWN.put(model.getName(), known);
        }
        return known;
    }

    private static Shape byType(JsonSubTypes types) {
        var kinds = new LinkedHashMap<String, Shape>();
        for (var type : types.value()) {
            kinds.put(type.name(), ofJackson(type.value()));
        }
        return new Shape.ByType(kinds);
    }

    private static Shape ofClient(Class<?> model) {
        return new Shape.Members(
                once(() -> {
                    var members = new LinkedHashMap<String, Shape>();
                    for (var field : model.getDeclaredFields()) {
                        var name = field.getAnnotation(SerializedName.class);
                        if (name != null && !Modifier.isStatic(field.getModifiers())) {
                            var texts = CHOICES.path(model.getSimpleName() + "." + name.value());
                            members.put(
                                    name.value(), texts.isMissingNode() ? of(field.getGenericType()) : choice(texts));
                        }
                    }
                    return members;
                }),
                required(model));
    }

    /** "a|b" is one of two texts, ["a|b"] a list of them. */
    private static Shape choice(JsonNode texts) {
        return texts.isArray()
                ? new Shape.ListOf(choice(texts.get(0)))
                : new Shape.OneOf(new LinkedHashSet<>(List.of(texts.asText().split("\\|"))));
    }

    @SuppressWarnings("unchecked")
    private static Set<String> required(Class<?> model) {
        try {
            return (Set<String>) model.getField("openapiRequiredFields").get(null);
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException(model + " does not list its required members", none);
        }
    }

    private static Shape of(Type type) {
        if (type instanceof Class<?> plain) {
            return of(plain);
        }
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var element = of(arguments[arguments.length - 1]);
            return Map.class.isAssignableFrom((Class<?>) generic.getRawType())
                    ? new Shape.MapOf(element)
                    : new Shape.ListOf(element);
        }
        return new Shape.Any();
    }

    private static Shape ofJackson(Class<?> model) {
        var properties = MAPPER.getDeserializationConfig()
                .introspect(MAPPER.constructType(model))
                .findProperties();
        var required = new LinkedHashSet<String>();
        for (var property : properties) {
            if (property.isRequired()) {
                required.add(property.getName());
            }
        }
        required.addAll(requiredByStrimzi(model));
        return new Shape.Members(
                once(() -> {
                    var members = new LinkedHashMap<String, Shape>();
                    for (var property : properties) {
                        if (!property.getName().equals("additionalProperties")) {
                            members.put(property.getName(), of(property.getPrimaryType()));
                        }
                    }
                    return members;
                }),
                required);
    }

    private static Shape of(JavaType type) {
        if (type.isMapLikeType()) {
            return new Shape.MapOf(of(type.getContentType()));
        }
        if (type.isCollectionLikeType() || type.isArrayType() && !type.hasRawClass(byte[].class)) {
            return new Shape.ListOf(of(type.getContentType()));
        }
        return of(type.getRawClass());
    }

    /**
     * Strimzi marks getters of required members with an annotation whose class is not on Maven Central. The JVM leaves such an annotation
     * out, so it is read from the class file.
     */
    private static Set<String> requiredByStrimzi(Class<?> model) {
        var names = new LinkedHashSet<String>();
        if (!model.getName().startsWith("io.strimzi.")) {
            return names;
        }
        try (var in = model.getResourceAsStream(model.getSimpleName() + ".class")) {
            for (var method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                var marked = method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                        .flatMap(attribute -> attribute.annotations().stream())
                        .anyMatch(note -> note.className().stringValue().equals(REQUIRED));
                if (marked) {
                    names.add(Introspector.decapitalize(
                            method.methodName().stringValue().replaceFirst("^(get|is)", "")));
                }
            }
            return names;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The texts of an enumeration: Strimzi's say theirs in toValue(), fabric8's in @JsonProperty or getValue(). */
    private static Set<String> texts(Class<?> model) {
        var texts = new LinkedHashSet<String>();
        for (var constant : model.getEnumConstants()) {
            try {
                texts.add(MAPPER.convertValue(constant, String.class));
            } catch (IllegalArgumentException odd) {
                texts.add(((Enum<?>) constant).name());
            }
        }
        return texts;
    }

    private static java.util.function.Supplier<Map<String, Shape>> once(
            java.util.function.Supplier<Map<String, Shape>> maker) {
        return new java.util.function.Supplier<>() {
            private Map<String, Shape> made;

            @Override
            public Map<String, Shape> get() {
                if (made == null) {
                    made = maker.get();
                }
                return made;
            }
        };
    }
}
