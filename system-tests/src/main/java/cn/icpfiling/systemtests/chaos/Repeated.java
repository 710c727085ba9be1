package cn.icpfiling.systemtests.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The answers to requests with idempotency keys, and the final effects. It calls no service, so that the facts can be
 * falsified and judged again.
 */
record Repeated(List<Sent> sent, Map<String, Integer> effects) {

    static final int DONE = 201;

    /**
     * One request with one key.
     *
     * @param thing the thing that it creates; no other request creates it
     * @param first the answer to its sender; empty if the server died or failed
     * @param again the answer to the repeat after recovery
     * @param onceMore the answer to one more repeat
     */
    record Sent(String key, String thing, Optional<Told> first, Told again, Told onceMore) {}

    record Told(int status, String body, boolean replayed) {

        static Told of(int status, byte[] body, boolean replayed) {
            return new Told(status, HexFormat.of().formatHex(body), replayed);
        }

        boolean repeats(Told earlier) {
            return replayed && status == earlier.status && body.equals(earlier.body);
        }
    }

    /** Ways to falsify true facts. */
    enum Spoilt {
        ANSWER_CHANGED(
                "ANSWER",
                facts -> facts.withFirst(sent -> new Sent(
                        sent.key(),
                        sent.thing(),
                        Optional.of(Told.of(DONE, new byte[0], false)),
                        sent.again(),
                        sent.onceMore()))),
        NOT_REPLAYED(
                "ANSWER",
                facts -> facts.withFirst(sent -> new Sent(
                        sent.key(),
                        sent.thing(),
                        sent.first(),
                        sent.again(),
                        new Told(sent.onceMore().status(), sent.onceMore().body(), false)))),
        REFUSED(
                "REFUSED",
                facts -> facts.withFirst(sent -> new Sent(
                        sent.key(),
                        sent.thing(),
                        Optional.of(Told.of(500, new byte[0], false)),
                        sent.again(),
                        sent.onceMore()))),
        EFFECT_TWICE("EFFECT", facts -> facts.withEffects(2)),
        EFFECT_LOST("EFFECT", facts -> facts.withEffects(0));

        private final String word;
        private final UnaryOperator<Repeated> spoil;

        Spoilt(String word, UnaryOperator<Repeated> spoil) {
            this.word = word;
            this.spoil = spoil;
        }

        boolean isNoticed(Repeated facts) {
            return spoil.apply(facts).violations().stream().anyMatch(violation -> violation.startsWith(word + " "))
                    && facts.violations().stream().noneMatch(violation -> violation.startsWith(word + " "));
        }
    }

    List<String> violations() {
        var violations = new ArrayList<String>();
        for (var one : sent) {
            one.first()
                    .filter(told -> told.status() != DONE)
                    .ifPresent(told ->
                            violations.add("REFUSED key %s was answered %d".formatted(one.key(), told.status())));
            if (one.again().status() != DONE
                    || !one.onceMore().repeats(one.again())
                    || one.first().filter(told -> !one.again().repeats(told)).isPresent()) {
                violations.add("ANSWER key %s: %s, then %s, then %s"
                        .formatted(one.key(), one.first(), one.again(), one.onceMore()));
            }
            int effects = this.effects.getOrDefault(one.thing(), 0);
            if (effects != 1) {
                violations.add("EFFECT key %s made %s %d times".formatted(one.key(), one.thing(), effects));
            }
        }
        return violations;
    }

    /** Returns all falsifications that the check misses. */
    List<Spoilt> overlooked() {
        return Arrays.stream(Spoilt.values())
                .filter(spoilt -> !spoilt.isNoticed(this))
                .toList();
    }

    long unanswered() {
        return sent.stream().filter(one -> one.first().isEmpty()).count();
    }

    /** Counts the requests that the server committed but did not answer: the interesting ones. */
    long committedUnheard() {
        return sent.stream()
                .filter(one -> one.first().isEmpty() && one.again().replayed())
                .count();
    }

    private Repeated withFirst(UnaryOperator<Sent> change) {
        var changed = new ArrayList<>(sent);
        changed.set(0, change.apply(changed.getFirst()));
        return new Repeated(changed, effects);
    }

    private Repeated withEffects(int count) {
        var changed = new HashMap<>(effects);
        changed.put(sent.getFirst().thing(), count);
        return new Repeated(sent, changed);
    }
}
