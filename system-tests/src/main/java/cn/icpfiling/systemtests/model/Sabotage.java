package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Company.Fate;
import cn.icpfiling.systemtests.model.Holding.Number;
import cn.icpfiling.systemtests.model.Holding.Order;
import cn.icpfiling.systemtests.model.Round.Asked;
import cn.icpfiling.systemtests.model.Round.Reply;
import cn.icpfiling.systemtests.model.Walks.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Ways in which a platform could lie, inserted into true rounds. The judge must notice each, otherwise "no violations"
 * proves nothing.
 */
enum Sabotage {
    A_LEGAL_ACT_IS_REFUSED(
            "ANSWER",
            rounds(
                    // If another party's step came first, it could explain a refusal.
                    round -> alone(round, 200)
                            && round.won().stream()
                                    .findFirst()
                                    .filter(Step::byUser)
                                    .isPresent(),
                    round -> answering(round, Reply.refusal(409, "ACT_NOT_ALLOWED"))
                            .endingIn(round.before()))),
    AN_ILLEGAL_ACT_IS_ACCEPTED(
            "ANSWER",
            rounds(
                    // A pre-check names no version. If another party's step made it legal meanwhile, it may be
                    // accepted.
                    round -> code(round, "ACT_NOT_ALLOWED") && round.won().isEmpty(),
                    Sabotage::accepting)),
    ANOTHER_CODE(
            "ANSWER", rounds(round -> alone(round, 409), round -> answering(round, Reply.refusal(409, "CONFLICT")))),
    AN_OLD_VERSION_IS_ACCEPTED(
            "ANSWER",
            rounds(
                    round -> alone(round, 412) && first(round).manner() == Manner.OF_AN_OLD_VERSION,
                    Sabotage::accepting)),
    NO_VERSION_IS_ACCEPTED("ANSWER", rounds(round -> alone(round, 428), Sabotage::accepting)),
    A_STRANGER_IS_SERVED("ANSWER", rounds(round -> alone(round, 404), Sabotage::accepting)),
    NO_TOKEN_IS_NEEDED("ANSWER", rounds(round -> alone(round, 401), Sabotage::accepting)),
    BOTH_OF_TWO_WIN(
            "ANSWER",
            rounds(
                    round -> round.asked().size() == 2
                            && round.asked().stream().allMatch(Sabotage::namesTheVersion)
                            && late(round) >= 0
                            && code(round.asked().get(1 - late(round)), 200),
                    round -> round.asking(
                            late(round), round.asked().get(late(round)).answered(accepted(round))))),
    A_REPEAT_GETS_ANOTHER_ANSWER(
            "ANSWER",
            rounds(
                    round -> round.asked().size() == 2 && second(round).reply().replayed(),
                    round -> round.asking(
                            1, second(round).answered(other(second(round).reply()))))),
    THE_AUTHORITY_GRANTS_WHAT_IT_REFUSES(
            "ANSWER",
            rounds(
                    round -> round.won().stream().anyMatch(step -> step.act().equals("GRANT")),
                    round -> new Round(
                            round.before(),
                            round.asked(),
                            round.after(),
                            new Round.Outside(Fate.REFUSED, round.outside().codesTyped(), false, false)))),
    A_REFUSAL_MOVES_THE_ORDER(
            "HISTORY",
            rounds(
                    round -> code(round, "ACT_NOT_ALLOWED") && round.after().state() != State.COMPLETED,
                    round -> round.endingIn(round.after().in(State.COMPLETED)))),
    A_STEP_IS_NOT_OF_THE_TABLE(
            "HISTORY",
            rounds(
                    round -> round.after().state() == State.DRAFT,
                    round -> round.endingIn(round.after()
                            .in(State.COMPLETED)
                            .telling(with(
                                    round.after().history(),
                                    new Step(State.DRAFT, "GRANT", Step.Role.AUTHORITY, State.COMPLETED)))))),
    A_STEP_IS_SKIPPED(
            "HISTORY",
            rounds(
                    round -> round.won().size() == 1 && moved(round),
                    round -> round.endingIn(round.after().telling(round.before().history())))),
    A_HISTORY_FORGETS(
            "HISTORY",
            rounds(
                    round -> round.after().history().size() > 1,
                    round -> round.endingIn(round.after()
                            .telling(round.after()
                                    .history()
                                    .subList(1, round.after().history().size()))))),
    A_CHANGE_KEEPS_THE_TAG(
            "TAG",
            rounds(
                    round -> alone(round, 200) && edits(first(round)),
                    round -> round.endingIn(round.after().tagged(round.before().tag())))),
    A_REFUSAL_MOVES_THE_TAG(
            "TAG",
            rounds(
                    round -> alone(round, 409)
                            && round.before().state().over()
                            && !round.before().outstanding(),
                    round -> round.endingIn(round.after().tagged("\"other\"")))),
    A_SERVER_STUMBLES(
            "SERVER",
            rounds(round -> !round.asked().isEmpty(), round -> answering(round, Reply.refusal(500, "INTERNAL")))),
    MORE_IS_OFFERED_THAN_ALLOWED(
            "RIGHTS",
            rounds(round -> true, round -> round.endingIn(round.after().allowing(Set.of("GRANT"))))),
    TWO_OPEN_ORDERS(
            "OPEN",
            holdings(
                    holding -> true,
                    holding -> holding.withOrders(
                            List.of(new Order("one", State.DRAFT), new Order("another", State.SMS_PENDING))))),
    TWO_SUBJECTS(
            "SUBJECT",
            holdings(
                    holding -> holding.subjects().size() == 1,
                    holding -> holding.withSubjects(with(holding.subjects(), "another")))),
    A_NUMBER_IS_GIVEN_TWICE(
            "NUMBER",
            holdings(
                    holding -> !holding.services().isEmpty(),
                    holding -> holding.withServices(
                            with(holding.services(), holding.services().getFirst())))),
    AN_ABANDONED_ORDER_KEEPS_ITS_NUMBER(
            "SERVICE",
            holdings(
                    holding -> holding.orders().stream().anyMatch(order -> order.state() == State.ABANDONED),
                    holding -> holding.withNumbers(List.of(new Number(
                            "BSN",
                            "BOUND",
                            holding.orders().stream()
                                    .filter(order -> order.state() == State.ABANDONED)
                                    .findFirst()
                                    .orElseThrow()
                                    .id())))));

    /** Enough places for one lie. */
    private static final int PLACES = 50;

    private final String word;
    private final Function<Outcome, List<Lie>> spoilt;

    /** A lie, by the true round or holding into which it was put, and the faults that are found in it. */
    private record Lie(Object place, List<String> faults) {}

    Sabotage(String word, Function<Outcome, List<Lie>> spoilt) {
        this.word = word;
        this.spoilt = spoilt;
    }

    /** Checks whether any round or holding suits this lie. */
    boolean couldBeTold(Outcome outcome) {
        return !spoilt.apply(outcome).isEmpty();
    }

    /** Returns the places where the judge does not report this lie by its word. */
    List<String> overlooked(Outcome outcome) {
        return spoilt.apply(outcome).stream()
                .filter(lie -> lie.faults().stream().noneMatch(fault -> fault.startsWith(word + " ")))
                .map(lie -> lie.place().toString())
                .toList();
    }

    private static Function<Outcome, List<Lie>> rounds(Predicate<Round> suits, UnaryOperator<Round> spoil) {
        return outcome -> outcome.record().rounds().stream()
                .filter(suits)
                .limit(PLACES)
                .map(round -> new Lie(round, Judge.of(spoil.apply(round)).faults()))
                .toList();
    }

    private static Function<Outcome, List<Lie>> holdings(Predicate<Holding> suits, UnaryOperator<Holding> spoil) {
        return outcome -> IntStream.range(0, outcome.holdings().size())
                .filter(place -> suits.test(outcome.holdings().get(place)))
                .limit(PLACES)
                .mapToObj(place -> {
                    var holdings = new ArrayList<>(outcome.holdings());
                    holdings.set(place, spoil.apply(holdings.get(place)));
                    return new Lie(outcome.holdings().get(place), Invariants.brokenBy(holdings));
                })
                .toList();
    }

    private static Asked first(Round round) {
        return round.asked().getFirst();
    }

    private static Asked second(Round round) {
        return round.asked().get(1);
    }

    private static boolean namesTheVersion(Asked asked) {
        return asked.act().ofVersion() && asked.manner() == Manner.RIGHTLY;
    }

    /** Returns the act with the stale version, of two. */
    private static int late(Round round) {
        return IntStream.range(0, 2)
                .filter(act -> code(round.asked().get(act), 412))
                .findFirst()
                .orElse(-1);
    }

    private static boolean alone(Round round, int status) {
        return round.asked().size() == 1 && code(first(round), status);
    }

    private static boolean code(Asked asked, int status) {
        return asked.reply().status() == status;
    }

    private static boolean code(Round round, String code) {
        return round.asked().size() == 1 && first(round).reply().code().equals(code);
    }

    private static boolean moved(Round round) {
        return round.before().state() != round.after().state();
    }

    private static boolean edits(Asked asked) {
        return code(asked, 200) && (asked.act() == Act.EDIT_SUBJECT || asked.act() == Act.HAND_IN);
    }

    private static Round accepting(Round round) {
        return answering(round, accepted(round));
    }

    private static Round answering(Round round, Reply reply) {
        return round.asking(0, first(round).answered(reply));
    }

    private static Reply accepted(Round round) {
        return new Reply(200, "", 1, false, round.after().state().name());
    }

    private static Reply other(Reply reply) {
        return new Reply(reply.status(), reply.code(), reply.digest() + 1, reply.replayed(), reply.state());
    }

    private static <T> List<T> with(List<T> values, T another) {
        var more = new ArrayList<>(values);
        more.add(another);
        return more;
    }
}
