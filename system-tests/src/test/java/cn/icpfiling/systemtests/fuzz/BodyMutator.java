package cn.icpfiling.systemtests.fuzz;

import cn.icpfiling.systemtests.fuzz.Schemas.Place;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Does one wrong thing to a body that was right. Each body has one fault, so that no other hides it. */
enum BodyMutator {
    LEAVES_OUT(Place::required) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            return Optional.of(bytes(Tree.without(body, place.pointer())));
        }
    },
    NULLS(place -> place.required() && !place.takesNull()) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            return Optional.of(bytes(Tree.with(body, place.pointer(), NODES.nullNode())));
        }
    },
    CHANGES_THE_TYPE(place -> !place.type().isEmpty()) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            JsonNode other = switch (place.type()) {
                case "object" -> NODES.arrayNode().add(1);
                case "array", "string" -> NODES.objectNode().put("x", 1);
                default -> NODES.textNode("x");
            };
            return Optional.of(bytes(Tree.with(body, place.pointer(), other)));
        }
    },
    IS_NO_VALUE_OF_THE_ENUM(place -> place.schema().has("enum")) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            JsonNode other = place.value().isTextual() ? NODES.textNode("NO_SUCH_VALUE") : NODES.numberNode(987_654);
            return Optional.of(bytes(Tree.with(body, place.pointer(), other)));
        }
    },
    IS_TOO_LONG(place -> place.isFreeText() && place.schema().has("maxLength")) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var most = place.schema().path("maxLength").asInt();
            var length = most + 1 + random.nextInt(3) * random.nextInt(5_000);
            return most > LARGE ? Optional.empty() : Optional.of(bytes(Tree.with(body, place.pointer(), text(length))));
        }
    },
    IS_TOO_LARGE(place -> isBounded(place, "maximum")) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var beyond = place.schema().path("maximum").decimalValue().add(BigDecimal.ONE);
            return Optional.of(bytes(Tree.with(body, place.pointer(), NODES.numberNode(beyond))));
        }
    },
    IS_TOO_SMALL(place -> isBounded(place, "minimum")) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var below = place.schema().path("minimum").decimalValue().subtract(BigDecimal.ONE);
            return Optional.of(bytes(Tree.with(body, place.pointer(), NODES.numberNode(below))));
        }
    },
    IS_A_HUGE_NUMBER(place -> place.value().isNumber()) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var huge = random.nextBoolean() ? "1e400" : "9".repeat(1 + random.nextInt(2_000)) + "9".repeat(30);
            return Optional.of(marked(body, place, "\"" + MARK + "\"", huge.getBytes(StandardCharsets.US_ASCII)));
        }
    },
    IS_A_LONG_LIST(place -> place.value().isArray()
            && !place.value().isEmpty()
            && place.schema().has("maxItems")) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var most = place.schema().path("maxItems").asInt();
            var each = place.value().path(0).toString().length();
            if ((long) most * each > LARGE) {
                return Optional.empty();
            }
            var list = NODES.arrayNode();
            for (var n = 0; n <= most; n++) {
                list.add(place.value().path(0));
            }
            return Optional.of(bytes(Tree.with(body, place.pointer(), list)));
        }
    },
    ADDS_A_MEMBER(place -> place.value().isObject()
            && place.schema().path("additionalProperties").isBoolean()
            && !place.schema().path("additionalProperties").asBoolean()) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var more = ((ObjectNode) place.value()).deepCopy().put("noSuchMember" + random.nextInt(1_000), 1);
            return Optional.of(bytes(Tree.with(body, place.pointer(), more)));
        }
    },
    DOUBLES_A_MEMBER(place -> place.pointer().isEmpty() && !place.value().isEmpty()) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var name = body.fieldNames().next();
            var twice = "{" + TextNode.valueOf(name) + ":" + body.path(name) + ","
                    + body.toString().substring(1);
            return Optional.of(twice.getBytes(StandardCharsets.UTF_8));
        }
    },
    GOES_DEEP(place -> place.pointer().isEmpty()) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var levels = 1_001 + random.nextInt(2_000);
            var deep = "{\"deep\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
            return Optional.of(deep.getBytes(StandardCharsets.US_ASCII));
        }
    },
    HAS_HALF_A_CHARACTER(Place::isFreeText) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var half = random.nextBoolean() ? "\\ud83d" : "x\\ude00x";
            return Optional.of(marked(body, place, MARK, half.getBytes(StandardCharsets.US_ASCII)));
        }
    },
    IS_NOT_UTF_8(Place::isFreeText) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            return Optional.of(marked(body, place, MARK, BROKEN.get(random.nextInt(BROKEN.size()))));
        }
    },
    IS_UTF_16(place -> place.pointer().isEmpty()) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            return Optional.of(body.toString()
                    .getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE));
        }
    },
    IS_CUT_OFF(place -> place.pointer().isEmpty() && place.value().toString().length() > 2) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var whole = bytes(body);
            return Optional.of(Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
        }
    },
    IS_ANOTHER_TEXT(Place::isFreeText) {
        @Override
        Optional<byte[]> done(JsonNode body, Place place, Random random) {
            var other = TEXTS.get(random.nextInt(TEXTS.size()));
            return Optional.of(bytes(Tree.with(body, place.pointer(), NODES.textNode(other))));
        }

        @Override
        boolean isWrong() {
            return false;
        }
    };

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final List<String> TEXTS = List.of(
            "９１３５０１００Ｍ",
            "BSN\u200B1",
            "\uFEFF",
            "😀",
            "ıſ\u0301",
            "' OR 1=1 -- ",
            "\u0000",
            "ok-甲.中国\u202Emoc",
            "=1+1",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "<script>alert(1)</script>",
            "",
            " ",
            "\n",
            "-1",
            "null",
            "9".repeat(400));

    static final List<byte[]> BROKEN = List.of(
            new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xE7, (byte) 0x94}, new byte[] {(byte) 0xC0, (byte) 0xAF});

    private static final int LARGE = 20_000;
    private static final String MARK = "MARKMARKMARK";

    private final Predicate<Place> fits;

    BodyMutator(Predicate<Place> fits) {
        this.fits = fits;
    }

    /** The body with one fault at this place; empty if the place gives no room for it. */
    abstract Optional<byte[]> done(JsonNode body, Place place, Random random);

    /** Whether the body breaks the contract. */
    boolean isWrong() {
        return true;
    }

    boolean fits(Place place) {
        return fits.test(place);
    }

    /** Whether it is wrong in a merge patch too, in which what is missing stays as it is and null takes away. */
    boolean breaksTheSyntax() {
        return this == IS_CUT_OFF || this == IS_NOT_UTF_8 || this == DOUBLES_A_MEMBER || this == GOES_DEEP;
    }

    private static boolean isBounded(Place place, String bound) {
        return place.value().isNumber() && place.schema().path(bound).isNumber();
    }

    private static TextNode text(int length) {
        return TextNode.valueOf("x".repeat(length));
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The body with raw bytes at a place. */
    private static byte[] marked(JsonNode body, Place place, String mark, byte[] raw) {
        var text = Tree.with(body, place.pointer(), TextNode.valueOf(MARK)).toString();
        var at = text.indexOf(mark);
        var before = text.substring(0, at).getBytes(StandardCharsets.UTF_8);
        var after = text.substring(at + mark.length()).getBytes(StandardCharsets.UTF_8);
        var whole = Arrays.copyOf(before, before.length + raw.length + after.length);
        System.arraycopy(raw, 0, whole, before.length, raw.length);
        System.arraycopy(after, 0, whole, before.length + raw.length, after.length);
        return whole;
    }

    /** Changes of a tree at a pointer. */
    static final class Tree {

        private Tree() {}

        static JsonNode with(JsonNode body, String pointer, JsonNode value) {
            if (pointer.isEmpty()) {
                return value;
            }
            var copy = body.deepCopy();
            switch (holder(copy, pointer)) {
                case ObjectNode object -> object.set(name(pointer), value);
                case ArrayNode array -> array.set(Integer.parseInt(name(pointer)), value);
                default -> throw new IllegalStateException("no place " + pointer);
            }
            return copy;
        }

        static JsonNode without(JsonNode body, String pointer) {
            if (pointer.isEmpty()) {
                return NODES.nullNode();
            }
            var copy = body.deepCopy();
            ((ObjectNode) holder(copy, pointer)).remove(name(pointer));
            return copy;
        }

        private static JsonNode holder(JsonNode body, String pointer) {
            return body.at(pointer.substring(0, pointer.lastIndexOf('/')));
        }

        private static String name(String pointer) {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }
    }
}
