package cn.icpfiling.account.codes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.LostPhoneCases;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.transfers.Holder;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * For a day, a stranger asks for each code that there is for a purpose, each time from another address, and guesses until a code is void; at
 * the acts of a session it is a thief with its token. SiegeApiTest plays the sign-in with many guesses at once.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SiegeOfPurposesApiTest extends CaptchaScene {

    private static final int CODES = 10;
    private static final int TRIES = 5;
    /** So long that the limits of an hour never stop the siege. */
    private static final Duration TURN = Duration.ofMinutes(61);

    private static final int TURNS = (int) Duration.ofDays(1).dividedBy(TURN);
    private static final String RECOVERIES = "/api/v1/account-recoveries";

    /** @param guesses at the code that an answer of asks told */
    private record Door(Supplier<Response> asks, Function<Caller.Code, Response> guesses) {}

    /** As it is where customers are: a stranger solves a picture once a part of the quota is used up. */
    @BeforeEach
    void when_besieged() {
        asksForPictures(CaptchaPolicy.WHEN_BESIEGED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN_IN", "NEW_PHONE", "RECOVERY", "TRANSFER", "STEP_UP"})
    @Tag("long")
    void a_day_gives_ten_codes_at_most_and_each_code_five_tries(CodePurpose purpose) throws SQLException {
        var door = door(purpose);
        var codes = 0;
        for (var turn = 0; turn < TURNS; turn++) {
            var asked = door.asks().get();
            // One code stands for all: what is guessed at others takes nothing from it and gives it nothing.
            if (asked.statusCode() == 202 && codes++ == 0) {
                isVoidAfterItsTries(door, new Caller.Code(asked.path("codeId"), "000000"));
            }
            age();
        }

        assertThat(codes).isBetween(1, CODES);
    }

    private static void isVoidAfterItsTries(Door door, Caller.Code code) {
        for (var guess = 0; guess < TRIES; guess++) {
            assertThat(told(door.guesses().apply(code))).isEqualTo("422 CODE_WRONG");
        }
        assertThat(told(door.guesses().apply(code))).isEqualTo("422 CODE_VOID");
    }

    private static String told(Response answer) {
        return answer.statusCode() + " " + answer.path("code");
    }

    private static Door door(CodePurpose purpose) {
        return switch (purpose) {
            case SIGN_IN -> signIn();
            case NEW_PHONE -> newPhone();
            case RECOVERY -> recovery();
            case TRANSFER -> transfer();
            case STEP_UP -> stepUp();
            default -> throw new IllegalArgumentException(purpose.name());
        };
    }

    private static Door signIn() {
        var owner = new Caller();
        owner.signedUp();
        return new Door(
                () -> asks(owner, "SIGN_IN"),
                code -> new Caller()
                        .request()
                        .body(Map.of("codeId", code.id(), "code", code.digits(), "phone", owner.phone()))
                        .post("/api/v1/sessions"));
    }

    /** The phone of another person, which the stranger claims to be the new one of the lost account. */
    private static Door newPhone() {
        var lost = new Caller();
        lost.signedUp();
        var other = new Caller();
        return new Door(() -> asks(other, "NEW_PHONE"), code -> {
            var stranger = new Caller();
            return LostPhoneCases.opens(stranger, other, lost.phone(), code, stranger.solvedPicture());
        });
    }

    private static Door recovery() {
        var domain = "d-" + UUID.randomUUID() + ".cn";
        Caller.isFiled(domain, new Caller().signedUp().getString("account.accountId"), new Caller().phone(), "NONE");
        var stranger = new Caller();
        var begun = stranger.request()
                .body(Map.of("domain", domain, "captcha", stranger.solvedPicture()))
                .post(RECOVERIES)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("recoveryId");
        return new Door(
                () -> new Caller().request().post(RECOVERIES + "/" + begun + "/code"),
                code -> new Caller()
                        .request()
                        .body(Map.of("code", code.digits()))
                        .post(RECOVERIES + "/" + begun + "/proof"));
    }

    private static Door transfer() {
        var holder = Holder.withFiling();
        var id = holder.openedTo(Holder.signedUp());
        return new Door(() -> holder.asksForCode(id), code -> holder.confirms(id, code));
    }

    private static Door stepUp() {
        var owner = new Caller();
        var opened = owner.signedUp();
        var token = opened.getString("session.accessToken");
        var wanted = Map.of("purpose", "STEP_UP", "object", opened.getString("account.accountId"));
        return new Door(
                () -> owner.as(token).body(wanted).post("/api/v1/one-time-codes/own"),
                code -> owner.as(token)
                        .body(Map.of("codeId", code.id(), "code", code.digits()))
                        .post("/api/v1/sessions/current/step-up"));
    }

    private static Response asks(Caller owner, String purpose) {
        return new Caller()
                .request()
                .body(Map.of("phone", owner.phone(), "purpose", purpose))
                .post("/api/v1/one-time-codes");
    }

    private static void age() throws SQLException {
        try (var database = LocalStack.connection();
                var update =
                        database.prepareStatement("update limit_events set at = date_sub(at, interval ? second)")) {
            update.setLong(1, TURN.toSeconds());
            update.executeUpdate();
        }
    }
}
