package cn.icpfiling.filing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * What the applicant entered, each part encrypted as one JSON value. Read and write it through {@link OrderContents}.
 */
@Entity
@Table(name = "order_contents")
class OrderContent {

    @Id
    private UUID orderId;

    @Column(name = "subject")
    private byte[] sealedSubject;

    @Column(name = "service")
    private byte[] sealedService;

    protected OrderContent() {}

    OrderContent(UUID orderId) {
        this.orderId = orderId;
    }

    UUID orderId() {
        return orderId;
    }

    byte[] sealedSubject() {
        return sealedSubject;
    }

    byte[] sealedService() {
        return sealedService;
    }

    void sealedSubject(byte[] sealed) {
        sealedSubject = sealed;
    }

    void sealedService(byte[] sealed) {
        sealedService = sealed;
    }
}
