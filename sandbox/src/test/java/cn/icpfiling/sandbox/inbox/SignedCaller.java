package cn.icpfiling.sandbox.inbox;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls a provider of SMS with a signature that is made here. */
record SignedCaller(String provider, String keyId, String secret) {

    ValidatableResponse sends(String phone, String text, String outId) {
        return calls(
                "SendSms",
                Map.of(
                        "PhoneNumbers",
                        phone,
                        "SignName",
                        "阿里云",
                        "TemplateCode",
                        "SMS_ICP_TEXT",
                        "TemplateParam",
                        "{\"text\":\"" + text + "\"}",
                        "OutId",
                        outId));
    }

    ValidatableResponse calls(String action, Map<String, String> form) {
        var path = "/message-providers/" + provider;
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        var headers = new TreeMap<>(Map.of(
                "x-acs-action", action,
                "x-acs-version", "2017-05-25",
                "x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", UUID.randomUUID().toString(),
                "x-acs-content-sha256", SignedRequest.hex(SignedRequest.sha256(body))));
        var names = String.join(";", headers.keySet());
        var canonical = "POST\n" + path + "\n\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + headers.get("x-acs-content-sha256");
        var hashed = SignedRequest.hex(SignedRequest.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        var signature = SignedRequest.hmac(secret, "ACS3-HMAC-SHA256\n" + hashed);
        return given().contentType("application/x-www-form-urlencoded")
                .headers(headers)
                .header(
                        "Authorization",
                        "ACS3-HMAC-SHA256 Credential=" + keyId + ",SignedHeaders=" + names + ",Signature=" + signature)
                .body(new String(body, StandardCharsets.US_ASCII))
                .post(path)
                .then();
    }
}
