package cn.icpfiling.filing.core;

import java.util.UUID;

/** A thing that an account holds. */
public interface HasHolder {

    /** The account that holds the thing. */
    UUID holder();

    /** The partner whose customer the holder is; null if the holder is no partner's customer. */
    UUID partner();
}
