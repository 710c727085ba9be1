package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RotateKeysTest {

    @Test
    void an_address_that_has_the_servers_certificate_checked_is_not_overruled() {
        var address = "jdbc:mysql://127.0.0.1:13306/icp_filing?sslMode=VERIFY_CA&trustCertificateKeyStoreType=PKCS12";

        assertThat(RotateKeys.settings(address, "icp_keys", "secret"))
                .containsEntry("user", "icp_keys")
                .doesNotContainKeys("sslMode", "allowPublicKeyRetrieval");
        assertThat(RotateKeys.settings("jdbc:mysql://127.0.0.1:3306/icp_filing", "icp_keys", "secret"))
                .containsEntry("sslMode", "PREFERRED");
    }
}
