package cn.icpfiling.filing.core;

import cn.icpfiling.platform.security.Reach;
import java.util.UUID;

/** A thing that an account holds. */
public interface HasHolder {

    /** The account that holds the thing. */
    UUID holder();

    /** The partner whose customer the holder is; null if the holder is no partner's customer. */
    UUID partner();

    /** Which grants of a member of the holder's account apply to the thing: by default only those for all services. */
    default Reach reach() {
        return Reach.ALL;
    }
}
