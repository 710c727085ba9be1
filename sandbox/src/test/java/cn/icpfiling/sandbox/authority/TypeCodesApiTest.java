package cn.icpfiling.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class TypeCodesApiTest {

    @TestHTTPResource("")
    String base;

    @Inject
    TypeCodes typeCodes;

    @Test
    void all_codes_of_one_order_are_typed_and_those_of_another_stay_open() {
        var provider = new Provider(base.replaceAll("/$", ""));
        var played = AFiling.of();
        var other = AFiling.of();
        assertThat(provider.upload(provider.next(), played.xml()).code()).isZero();
        assertThat(provider.upload(provider.next(), other.xml()).code()).isZero();
        provider.waitFor(played, "DXHY", 1);
        provider.waitFor(other, "DXHY", 1);

        assertThat(typeCodes.allOf(played.baxh)).singleElement().asString().contains("****");

        assertThat(provider.waitFor(played, "BAJG", 1).getFirst().value("Jg")).isEqualTo("0");
        assertThat(typeCodes.allOf(played.baxh)).isEmpty();
        assertThat(SmsPage.messages(other.phone)).hasSize(1);
        assertThat(typeCodes.allOf(other.baxh)).hasSize(1);
    }
}
