package cn.icpfiling.account;

import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.PictureSolver;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.restassured.http.ContentType;
import java.security.InvalidKeyException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.ConfigProvider;

/** A caller with a phone, at a network address of their own. */
public final class Caller {

    public static final String PASSWORD = "a-password-for-tests";
    public static final String SECRET = "a-secret-for-tests-only";
    public static final String TOTP = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final Pattern DIGITS = Pattern.compile("(?<![\\w-])\\d{6}(?![\\w-])");

    private final String phone;
    private final String address;

    public Caller() {
        var random = ThreadLocalRandom.current();
        phone = "139%08d".formatted(random.nextInt(100_000_000));
        address = "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    public String phone() {
        return phone;
    }

    public String e164() {
        return "+86" + phone;
    }

    public RequestSpecification request() {
        return Rest.given().contentType(ContentType.JSON).header("X-Forwarded-For", address);
    }

    public RequestSpecification as(String accessToken) {
        return request().auth().oauth2(accessToken);
    }

    public Response asksForCode(String purpose) {
        return request().body(Map.of("phone", phone, "purpose", purpose)).post("/api/v1/one-time-codes");
    }

    /** Draws a picture and looks where its gap is. */
    public Map<String, Object> solvedPicture() {
        var drawn =
                request().post("/api/v1/public-captchas").then().statusCode(201).extract();
        return Map.of(
                "captchaId",
                drawn.<String>path("captchaId"),
                "x",
                PictureSolver.gap(
                        drawn.<String>path("background"), drawn.<String>path("piece"), drawn.<Integer>path("y")));
    }

    /** Asks for a code and reads it off the phone. */
    public Code code(String purpose) {
        var before = texts().size();
        var id = asksForCode(purpose).then().statusCode(202).extract().<String>path("codeId");
        return new Code(id, newCode(before, Duration.ofSeconds(10)));
    }

    /**
     * A notice may arrive beside the code, before it or after it, and an earlier code may arrive once more: a provider
     * that did not answer in time is asked again.
     */
    private String newCode(int before, Duration patience) {
        var earlier = codes().limit(before).toList();
        return looking()
                .atMost(patience)
                .until(
                        () -> codes().skip(before)
                                .flatMap(Optional::stream)
                                .filter(code -> !earlier.contains(Optional.of(code)))
                                .reduce((older, newer) -> newer),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What each text to this phone has of a code. */
    private Stream<Optional<String>> codes() {
        return texts().stream()
                .map(text ->
                        DIGITS.matcher(text).results().map(MatchResult::group).findFirst());
    }

    /** The code that the request sends to this phone. */
    public Code codeSentBy(Supplier<Response> request) {
        var before = texts().size();
        var id = request.get().then().statusCode(202).extract().<String>path("codeId");
        return new Code(id, newCode(before, Duration.ofSeconds(15)));
    }

    /** The code in the newest mail to the address that has one; the mail must be in English, so that its body is not encoded. */
    public static String codeInMail(String address) {
        var mails = looking()
                .atMost(Duration.ofSeconds(45))
                .until(
                        () ->
                                outside("/received/mail")
                                        .<String>getList("findAll { it.To == '" + address + "' }.body")
                                        .stream()
                                        .filter(body -> DIGITS.matcher(body).find())
                                        .toList(),
                        all -> !all.isEmpty());
        return codeIn(mails.getLast());
    }

    /** As if the holder had proven the mail of the sign-up. */
    public static void mailIsProven(String account) {
        changes("update accounts set mail_verified_at = opened_at where id = ?", account);
    }

    /** As if the holder had proven the mail more than a week ago. */
    public static void mailIsKnown(String account) {
        changes("update accounts set mail_verified_at = date_sub(opened_at, interval 8 day) where id = ?", account);
    }

    /** As if the holder had set the password more than a week ago. */
    public static void passwordIsKnown(String account) {
        changes("update holder_passwords set set_at = date_sub(set_at, interval 8 day) where account_id = ?", account);
    }

    /** As if the account had proven no factor for an hour. The next refresh gives a token that says so. */
    public static void provedAnHourAgo(String account) {
        changes("update sessions set proven_at = date_sub(proven_at, interval 1 hour) where account_id = ?", account);
    }

    /** As if the sessions of the account had proven the authenticator app an hour ago, and a code to the phone just now. */
    public static void appWasProvedAnHourAgo(String account) {
        changes(
                "update sessions set app_proven_at = date_sub(app_proven_at, interval 1 hour) where account_id = ?",
                account);
    }

    /** As if the last codes had been sent more than a minute ago. */
    public static void forgetsWaits() {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate("delete from limit_events where kind = 'CODES_OF_PURPOSE'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void changes(String sql, String account) {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement(sql)) {
            statement.setBytes(1, Binary.of(UUID.fromString(account)));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The newest code that a text tells this phone. */
    public String codeOnThePhone() {
        return newCode(0, Duration.ofSeconds(15));
    }

    private static ConditionFactory looking() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50));
    }

    public record Code(String id, String digits) {

        public Code wrong() {
            return new Code(id, digits.equals("000000") ? "000001" : "000000");
        }
    }

    public Response opensAccount(Code code) {
        return request()
                .body(Map.of("codeId", code.id(), "code", code.digits(), "phone", phone))
                .post("/api/v1/accounts");
    }

    public Response signsIn(Code code) {
        return request()
                .body(Map.of("codeId", code.id(), "code", code.digits(), "phone", phone))
                .post("/api/v1/sessions");
    }

    public Response refreshes(String refreshToken) {
        return request().body(Map.of("refreshToken", refreshToken)).post("/api/v1/sessions/refresh");
    }

    public Response signsInAs(String login, String password) {
        return request().body(Map.of("login", login, "password", password)).post("/api/v1/sessions");
    }

    public Response proves(String challenge, String code) {
        return request().body(Map.of("challengeId", challenge, "code", code)).post("/api/v1/sessions/second-factor");
    }

    public String challengedAs(String login, String password) {
        return signsInAs(login, password).then().statusCode(202).extract().path("challengeId");
    }

    /** The whole way in, as if the last sign-in had been long ago. */
    public JsonPath entersAs(String login) {
        return entersAs(login, PASSWORD);
    }

    public JsonPath entersAs(String login, String password) {
        var challenge = challengedAs(login, password);
        try (var database = LocalStack.connection()) {
            database.createStatement().executeUpdate("update second_factors set last_step = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return proves(challenge, code(TOTP, 0)).then().statusCode(201).extract().jsonPath();
    }

    /** The code that a device shows so many steps from now. */
    public static String code(String secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"),
                            Instant.now().plusSeconds(30L * steps));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs up; the whole answer. */
    public JsonPath signedUp() {
        return opensAccount(code("SIGN_UP")).then().statusCode(201).extract().jsonPath();
    }

    /** Signs up in English with a mail that is not proven; the whole answer. */
    public JsonPath signedUpWithAMail() {
        var code = code("SIGN_UP");
        return request()
                .body(Map.of(
                        "codeId",
                        code.id(),
                        "code",
                        code.digits(),
                        "phone",
                        phone,
                        "mail",
                        UUID.randomUUID() + "@example.cn",
                        "locale",
                        "en"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** What the provider was given for this phone, oldest first. */
    public List<String> texts() {
        return outside("/received/sms?to=" + phone).getList("text");
    }

    public static JsonPath outside(String path) {
        return Rest.given()
                .get(outsideUrl() + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** filing-service knows this domain from now on. */
    public static void isFiled(String domain, String holder, String principalMobile, String routeOfTheOldPlatform) {
        Rest.given()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "domain", domain, "holder", holder, "mobile", principalMobile, "route", routeOfTheOldPlatform))
                .post(outsideUrl() + "/filings")
                .then()
                .statusCode(200);
    }

    /** filing-service has these contacts on record from now on. */
    public static void hasContacts(UUID subject, Map<String, ?> contacts) {
        Rest.given()
                .contentType(ContentType.JSON)
                .body(contacts)
                .post(outsideUrl() + "/contacts/" + subject)
                .then()
                .statusCode(200);
    }

    /** filing-service has this newest message about a prefilled order from now on. */
    public static void isPrefilled(UUID prefilledOrder, int number, Map<String, ?> message) {
        Rest.given()
                .contentType(ContentType.JSON)
                .body(Map.of("number", number, "message", message))
                .post(outsideUrl() + "/prefilled-orders/" + prefilledOrder)
                .then()
                .statusCode(200);
    }

    /** filing-service does not answer the next so many times. */
    public static void filingServiceIsSilent(int times) {
        Rest.given().get(outsideUrl() + "/silence/" + times).then().statusCode(200);
    }

    /** The next so many questions for the contacts of a subject, or of its service, lead elsewhere: a 404 that is not filing-service's. */
    public static void contactsAreElsewhere(String of, int times) {
        Rest.given()
                .get(outsideUrl() + "/wrong-answers/" + of + "/" + times)
                .then()
                .statusCode(200);
    }

    public static String serviceToken() {
        return new Caller()
                .request()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", "filing-service")
                .formParam("client_secret", SECRET)
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Looks an account up as another service does. */
    public static ValidatableResponse looksUp(String account) {
        return new Caller()
                .as(serviceToken())
                .get("/internal/accounts/" + account)
                .then()
                .statusCode(200);
    }

    private static String outsideUrl() {
        return ConfigProvider.getConfig().getValue("icp.filing.url", String.class);
    }

    public static String codeIn(String text) {
        var match = DIGITS.matcher(text);
        if (!match.find()) {
            throw new AssertionError("no six digits in the text");
        }
        return match.group();
    }
}
