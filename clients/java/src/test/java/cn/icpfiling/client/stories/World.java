package cn.icpfiling.client.stories;

import cn.icpfiling.client.IcpClient;
import cn.icpfiling.client.SessionTokens;
import cn.icpfiling.client.Waiting;
import cn.icpfiling.client.api.AccountsApi;
import cn.icpfiling.client.api.OneTimeCodesApi;
import cn.icpfiling.client.model.AccountRequest;
import cn.icpfiling.client.model.CodePurpose;
import cn.icpfiling.client.model.OneTimeCodeRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The stack, and the world that its sandbox plays. */
final class World {

    static final URI GATEWAY = URI.create(told("ICP_GATEWAY_URL"));
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String SANDBOX = told("ICP_SANDBOX_URL");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SIX_DIGITS = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final Pattern PASSWORD = Pattern.compile("备案密码：([a-z0-9]{8})");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    /** The client of a person without an account or a session. */
    static final IcpClient VISITOR =
            IcpClient.at(GATEWAY).language(Locale.ENGLISH).build();

    private final Set<String> typed = new HashSet<>();

    /** A signed-in person. */
    record SignedIn(UUID accountId, IcpClient client, String code) {}

    static SignedIn signUp(String phone) throws Exception {
        var code = VISITOR.api(OneTimeCodesApi::new)
                .requestOneTimeCode(OneTimeCodesApi.APIRequestOneTimeCodeRequest.newBuilder()
                        .oneTimeCodeRequest(
                                new OneTimeCodeRequest().phone(phone).purpose(CodePurpose.SIGN_UP))
                        .build());
        var request = new AccountRequest()
                .codeId(code.getCodeId())
                .code(codeTo(phone, "SMS", Set.of()))
                .phone(phone);
        var opened = VISITOR.api(AccountsApi::new)
                .openAccount(AccountsApi.APIOpenAccountRequest.newBuilder()
                        .accountRequest(request)
                        .build());
        var session = opened.getSession();
        return new SignedIn(
                opened.getAccount().getAccountId(),
                inSession(session.getAccessToken(), session.getRefreshToken(), session.getExpiresIn()),
                request.getCode());
    }

    /**
     * A member of the staff of the bootstrap file, by password and authenticator app. Each code of the app is good
     * once. The sign-in has two kinds of success, of which generated Java knows one, so this one is by hand.
     */
    static IcpClient staff(String login) throws Exception {
        var file = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of(told("ICP_BOOTSTRAP_FILE")).toFile());
        for (var member : file.path("staff")) {
            if (member.path("login").asText().equals(login)) {
                return signedIn(login, member);
            }
        }
        throw new IllegalStateException("The bootstrap file has no " + login);
    }

    private static IcpClient signedIn(String login, JsonNode member) throws Exception {
        var password =
                Map.of("login", login, "password", member.path("password").asText());
        var challenge = content(postPatiently(GATEWAY + "/api/v1/sessions", password))
                .path("challengeId")
                .asText();
        var used = new HashSet<Long>();
        var session = Waiting.until(
                Optional::isPresent, () -> proven(challenge, member.path("totp").asText(), used), PATIENCE, PAUSE);
        var tokens = session.orElseThrow();
        return inSession(
                tokens.path("accessToken").asText(),
                tokens.path("refreshToken").asText(),
                tokens.path("expiresIn").asInt());
    }

    private static Optional<JsonNode> proven(String challenge, String secret, Set<Long> used) {
        // Not the code of the step before: it is wrong if this step ends on the way.
        var now = Instant.now().getEpochSecond() / STEP_SECONDS;
        for (var step = now; step <= now + 1; step++) {
            if (!used.add(step)) {
                continue;
            }
            var answer = post(
                    GATEWAY + "/api/v1/sessions/second-factor",
                    Map.of("challengeId", challenge, "code", totp(secret, step)));
            if (!answer.body().contains("SECOND_FACTOR_USED")) {
                return Optional.of(content(answer));
            }
        }
        return Optional.empty();
    }

    private static IcpClient inSession(String accessToken, String refreshToken, int seconds) {
        var tokens = new SessionTokens(HTTP, GATEWAY, refreshToken, next -> {}).beginningWith(accessToken, seconds);
        return IcpClient.at(GATEWAY).tokens(tokens).language(Locale.ENGLISH).build();
    }

    static void buyDomain(Company company) {
        var registrant =
                Map.of("name", company.name(), "certificateType", 1, "certificateNumber", company.creditCode());
        content(post(SANDBOX + "/registry/domains", Map.of("domain", company.domain(), "registrant", registrant)));
    }

    static String launchServer(UUID account) {
        return content(post(SANDBOX + "/cloud/accounts/" + account + "/instances", Map.of()))
                .path("instanceId")
                .asText();
    }

    /** Types the newest code of the authority, one that was not typed before. */
    void typeAuthorityCode(Company.Person who) throws Exception {
        var code = codeTo(who.phone(), "AUTHORITY_SMS", typed);
        typed.add(code);
        var lastSix = who.idNumber().substring(12);
        content(post(
                SANDBOX + "/authority/sms-verifications",
                Map.of("phone", who.phone(), "code", code, "lastSix", lastSix)));
    }

    /** Returns the newest code to this phone that is none of these. */
    static String codeTo(String phone, String channel, Set<String> not) throws Exception {
        return Waiting.until(Optional::isPresent, () -> newest(phone, channel, not), PATIENCE, Duration.ofMillis(300))
                .orElseThrow();
    }

    private static Optional<String> newest(String phone, String channel, Set<String> not) {
        for (var message : messagesTo(phone, channel)) {
            var code = SIX_DIGITS.matcher(message.path("text").asText());
            if (code.find() && !not.contains(code.group())) {
                return Optional.of(code.group());
            }
        }
        return Optional.empty();
    }

    static String filingPassword(String phone) {
        for (var message : messagesTo(phone, "AUTHORITY_SMS")) {
            var password = PASSWORD.matcher(message.path("text").asText());
            if (password.find()) {
                return password.group(1);
            }
        }
        throw new IllegalStateException("The authority sent no filing password");
    }

    /** Newest first. */
    private static JsonNode messagesTo(String phone, String channel) {
        var to = URLEncoder.encode("+86" + phone, StandardCharsets.UTF_8);
        var address = SANDBOX + "/inbox/messages?limit=200&channel=" + channel + "&to=" + to;
        return content(send(HttpRequest.newBuilder(URI.create(address)).build()))
                .path("items");
    }

    /** Writes a picture that the README's script uses too. */
    static Path paper(Path folder) throws IOException {
        return picture(
                folder.resolve("paper.png"),
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");
    }

    static Path face(Path folder) throws IOException {
        return picture(
                folder.resolve("face.jpg"),
                "/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAB"
                        + "AAEBAREA/8QAJgABAAAAAAAAAAAAAAAAAAAAABABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAAPwA//9k=");
    }

    private static Path picture(Path file, String base64) throws IOException {
        return Files.exists(file) ? file : Files.write(file, Base64.getDecoder().decode(base64));
    }

    /** The first sign-in of a service that has just started may take longer than the gateway waits; asking again does no harm. */
    private static HttpResponse<String> postPatiently(String address, Map<String, ?> body) {
        var answer = post(address, body);
        return answer.statusCode() == 503 || answer.statusCode() == 504 ? post(address, body) : answer;
    }

    private static HttpResponse<String> post(String address, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode content(HttpResponse<String> answer) {
        try {
            if (answer.statusCode() / 100 == 2) {
                return JSON.readTree(answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(answer.request() + ": " + answer.statusCode() + " " + answer.body());
    }

    /** RFC 6238: SHA-1, 30 seconds, six digits. */
    private static String totp(String base32, long step) {
        var bits = new StringBuilder();
        base32.chars()
                .forEach(letter -> bits.append(
                        Integer.toBinaryString(32 + BASE32.indexOf(letter)).substring(1)));
        var secret = new byte[bits.length() / 8];
        for (var at = 0; at < secret.length; at++) {
            secret[at] = (byte) Integer.parseInt(bits.substring(at * 8, at * 8 + 8), 2);
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String told(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is missing; ./icp clients sets it");
    }
}
