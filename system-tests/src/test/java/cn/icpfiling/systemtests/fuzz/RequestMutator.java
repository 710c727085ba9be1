package cn.icpfiling.systemtests.fuzz;

import cn.icpfiling.systemtests.fuzz.Target.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Does one wrong thing to a request outside its body. */
enum RequestMutator {
    IS_OF_ANOTHER_MEDIA_TYPE {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            var other = TYPES.get(random.nextInt(TYPES.size()));
            return target.mediaType()
                    .filter(type -> !other.startsWith(type))
                    .map(_ -> of(target, Optional.of(body(target)), Optional.of(other), "content type " + other, true));
        }
    },
    IS_IN_ANOTHER_CHARSET {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            return target.mediaType()
                    .filter(type -> type.endsWith("json") && !type.endsWith("ndjson"))
                    .map(type -> of(
                            target,
                            Optional.of(body(target)),
                            Optional.of(type + ";charset=gbk"),
                            "charset GBK",
                            true));
        }
    },
    IS_EMPTY {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            return target.body().isEmpty() || target.isMerge()
                    ? Optional.empty()
                    : Optional.of(of(target, Optional.of(new byte[0]), target.mediaType(), "no body", true));
        }
    },
    HAS_A_LONG_KEY {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            return target.parameters().stream()
                    .filter(one -> one.name().equals("Idempotency-Key"))
                    .findFirst()
                    .map(_ -> new Mutant(
                            target,
                            Map.of(),
                            "",
                            target.body().map(body -> body.toString().getBytes(StandardCharsets.UTF_8)),
                            target.mediaType(),
                            Optional.of("k".repeat(256 + random.nextInt(2_000))),
                            "a long key",
                            true));
        }
    },
    HAS_ANOTHER_PATH {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            return one(target, "path", _ -> true, random).map(parameter -> {
                var text = BodyMutator.TEXTS.get(random.nextInt(BodyMutator.TEXTS.size()));
                return new Mutant(
                        target,
                        Map.of(parameter.name(), text.isBlank() ? "%20" : encoded(text)),
                        "",
                        target.body().map(body -> body.toString().getBytes(StandardCharsets.UTF_8)),
                        target.mediaType(),
                        Optional.empty(),
                        "{" + parameter.name() + "} = " + text,
                        parameter.schema().path("format").asText().equals("uuid"));
            });
        }
    },
    HAS_ANOTHER_QUERY {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            return one(target, "query", _ -> true, random).map(parameter -> {
                var text = BodyMutator.TEXTS.get(random.nextInt(BodyMutator.TEXTS.size()));
                return ofQuery(target, parameter, text, false);
            });
        }
    },
    ASKS_FOR_AN_UNKNOWN_VALUE {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            return one(target, "query", parameter -> parameter.schema().has("enum"), random)
                    .map(parameter -> ofQuery(target, parameter, "NO_SUCH_VALUE", true));
        }
    },
    ASKS_BEYOND_A_BOUND {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            return one(
                            target,
                            "query",
                            parameter -> parameter.schema().path("maximum").isNumber(),
                            random)
                    .map(parameter -> ofQuery(
                            target,
                            parameter,
                            random.nextBoolean()
                                    ? String.valueOf(
                                            parameter.schema().path("maximum").asLong() + 1)
                                    : String.valueOf(
                                            parameter.schema().path("minimum").asLong() - 1),
                            true));
        }
    },
    ASKS_WITH_A_LONG_TEXT {
        @Override
        Optional<Mutant> made(Target target, Random random) {
            return one(
                            target,
                            "query",
                            parameter -> parameter
                                            .schema()
                                            .path("type")
                                            .asText()
                                            .equals("string")
                                    && parameter.schema().path("maxLength").asInt(LONGEST) < LONGEST,
                            random)
                    .map(parameter -> ofQuery(
                            target,
                            parameter,
                            "x".repeat(parameter.schema().path("maxLength").asInt() + 1),
                            true));
        }
    };

    private static final int LONGEST = 2_000;
    private static final List<String> TYPES =
            List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-nothing");

    /** Empty if the operation gives no room for it. */
    abstract Optional<Mutant> made(Target target, Random random);

    private static Mutant of(
            Target target, Optional<byte[]> body, Optional<String> mediaType, String what, boolean isWrong) {
        return new Mutant(target, Map.of(), "", body, mediaType, Optional.empty(), what, isWrong);
    }

    private static Mutant ofQuery(Target target, Parameter parameter, String text, boolean isWrong) {
        return new Mutant(
                target,
                Map.of(),
                "?" + parameter.name() + "=" + encoded(text),
                target.body().map(body -> body.toString().getBytes(StandardCharsets.UTF_8)),
                target.mediaType(),
                Optional.empty(),
                parameter.name() + " = " + text,
                isWrong);
    }

    private static byte[] body(Target target) {
        return target.body().map(Object::toString).orElse("{}").getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Parameter> one(Target target, String in, Predicate<Parameter> fits, Random random) {
        var fitting = target.parameters().stream()
                .filter(parameter -> parameter.in().equals(in) && fits.test(parameter))
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
