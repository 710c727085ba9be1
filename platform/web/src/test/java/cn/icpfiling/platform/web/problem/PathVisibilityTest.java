package cn.icpfiling.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PathVisibilityTest {

    private final UUID id = Ids.next();
    private final List<UUID> asked = new ArrayList<>();
    private final PathVisibility orders = new PathVisibility("/api/v1/orders", asked::add);

    @Test
    void the_id_after_the_collection_is_checked_whatever_follows_it() {
        orders.require("/api/v1/orders/" + id);
        orders.require("/api/v1/orders/" + id + "/history");

        assertThat(asked).containsExactly(id, id);
    }

    @Test
    void other_paths_are_not_checked() {
        orders.require("/api/v1/orders");
        orders.require("/api/v1/bulk-orders/" + id);
        orders.require("/api/v1/orders/");

        assertThat(asked).isEmpty();
    }

    @Test
    void an_id_of_another_form_is_not_found() {
        assertThatThrownBy(() -> orders.require("/api/v1/orders/1-1-1-1-1/history"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.NOT_FOUND));
        assertThat(asked).isEmpty();
    }
}
