package cn.icpfiling.filing.materials;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.web.transfer.Transfers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An account uploads so many papers at a time. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class UploadsAtATimeApiTest {

    private final Applicant applicant = new Applicant();

    @Inject
    Transfers transfers;

    @ConfigProperty(name = "icp.transfers.uploads-per-caller")
    int ofOne;

    @TestHTTPResource
    URI address;

    @Test
    void while_an_account_has_all_of_its_uploads_under_way_the_next_one_is_told_to_wait() throws IOException {
        var order = applicant.drafts(Applicant.domain("ok"));
        var underWay = new ArrayList<Socket>();
        try {
            for (var count = 0; count < ofOne; count++) {
                underWay.add(begins(order));
            }
            await().until(transfers::uploading, is(ofOne));

            applicant
                    .handsIn(order, "SUBJECT_CERTIFICATE", Papers.png(), "image/png")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "5")
                    .body("code", is("TOO_MANY_TRANSFERS"));
        } finally {
            for (var line : underWay) {
                line.close();
            }
        }
        await().until(transfers::uploading, is(0));
        applicant
                .handsIn(order, "SUBJECT_CERTIFICATE", Papers.png(), "image/png")
                .then()
                .statusCode(200);
    }

    /** The head of an upload, without a byte of its body. */
    private Socket begins(String order) throws IOException {
        var line = new Socket(address.getHost(), address.getPort());
        line.getOutputStream().write("""
                        PUT /api/v1/orders/%s/materials/SUBJECT_CERTIFICATE HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Content-Type: image/png\r
                        Content-Length: 1000\r
                        If-Match: *\r
                        \r
                        """.formatted(order, TestTokens.bearer(applicant.account, Roles.APPLICANT))
                .getBytes(StandardCharsets.US_ASCII));
        return line;
    }
}
