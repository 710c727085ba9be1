package cn.icpfiling.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifyAuditTest {

    @Test
    void an_address_that_has_the_servers_certificate_checked_is_not_overruled() {
        var address =
                "jdbc:mysql://filing-mysql:3306/icp_filing?sslMode=VERIFY_IDENTITY&trustCertificateKeyStoreType=PKCS12";

        assertThat(VerifyAudit.settings(address, "icp_filing_audit", "secret"))
                .containsEntry("user", "icp_filing_audit")
                .doesNotContainKeys("sslMode", "allowPublicKeyRetrieval");
        assertThat(VerifyAudit.settings("jdbc:mysql://127.0.0.1:3306/icp_filing", "icp_audit", "secret"))
                .containsEntry("sslMode", "PREFERRED");
    }
}
