package cn.icpfiling.filing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What the applicant entered, each part encrypted as one JSON value. Read and written through {@link OrderContentRepository}. */
@Entity
@Table(name = "order_contents")
class OrderContent {

    @Id
    private UUID orderId;

    @Column(name = "subject")
    private byte[] encryptedSubject;

    @Column(name = "service")
    private byte[] encryptedService;

    protected OrderContent() {}

    OrderContent(UUID orderId) {
        this.orderId = orderId;
    }

    UUID orderId() {
        return orderId;
    }

    byte[] encryptedSubject() {
        return encryptedSubject;
    }

    byte[] encryptedService() {
        return encryptedService;
    }

    void encryptedSubject(byte[] encrypted) {
        encryptedSubject = encrypted;
    }

    void encryptedService(byte[] encrypted) {
        encryptedService = encrypted;
    }
}
