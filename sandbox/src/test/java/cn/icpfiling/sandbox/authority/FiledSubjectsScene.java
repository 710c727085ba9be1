package cn.icpfiling.sandbox.authority;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the register share: a provider, and filings that were there before. */
abstract class FiledSubjectsScene {

    @TestHTTPResource("")
    String base;

    Provider provider;

    @BeforeEach
    void connect() {
        provider = new Provider(base.replaceAll("/$", ""));
    }

    static ValidatableResponse file(AFiling holder, String services) {
        return post(
                "/authority/filings",
                "{\"sponsor\":\"" + holder.name
                        + "\",\"nature\":\"5\",\"certificateType\":\"2\",\"certificateNumber\":\"" + holder.number
                        + "\",\"province\":\"" + holder.province + "\"," + services + "}");
    }

    static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }
}
