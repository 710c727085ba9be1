package cn.icpfiling.client;

import cn.icpfiling.client.generated.ApiException;

/** A generated operation with its arguments. */
@FunctionalInterface
public interface Call<T> {

    T make() throws ApiException;

    /** A generated operation that takes one more argument, for instance a cursor. */
    @FunctionalInterface
    interface With<A, T> {
        T make(A argument) throws ApiException;
    }
}
