package cn.icpfiling.filing.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredProfileTest {

    @Test
    void a_guide_to_a_product_of_a_later_release_is_left_out_and_the_profile_holds() {
        var stored = ProviderProfiles.stored("""
                {"name": {"zh": "云", "en": "Cloud", "fr": "Nuage"}, "callNumbers": ["95187"], "motto": "new", "dnsGuides": [
                  {"product": "ECS", "text": {"zh": "一", "en": "one"}},
                  {"product": "OF_A_LATER_RELEASE", "text": {"zh": "二", "en": "two"}}]}""");

        assertThat(stored.callNumbers()).containsExactly("95187");
        assertThat(stored.dnsGuides())
                .singleElement()
                .satisfies(guide -> assertThat(guide.text().en()).isEqualTo("one"));
        assertThat(stored.securityChecks()).isNull();
    }
}
