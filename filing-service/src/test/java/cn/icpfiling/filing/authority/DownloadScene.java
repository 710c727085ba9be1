package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderState;
import java.util.UUID;

/** What the tests of downloads share: orders that the authority has, and the records that it sends about them. */
abstract class DownloadScene extends AuthorityScene {
    static int serial = (int) (System.nanoTime() % 900_000);

    UUID uploaded() {
        var order = orders.approved();
        uploads.run();
        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        return order;
    }

    static String nextNumber() {
        return "浙ICP备2026%06d号".formatted(++serial);
    }

    static String verified(UUID order) {
        return sms(order, 2, "");
    }

    static String sms(UUID order, int state, String more) {
        return "<DXHY><Record>" + baxh(order) + "<Zt>" + state + "</Zt>" + more + "</Record></DXHY>";
    }

    String granted(UUID order, String subjectNumber) {
        return "<BAJG><Record>" + baxh(order) + "<Jg>0</Jg><Shsj>2026-03-09 10:00:00</Shsj><Ztbah>" + subjectNumber
                + "</Ztbah><Wzlb><Wzxx><Wzxh>"
                + UploadXml.reference(order(order).serviceId()) + "</Wzxh><Wzbah>"
                + subjectNumber + "-1</Wzbah></Wzxx></Wzlb></Record></BAJG>";
    }
}
