/**
 * Judges answers by a contract. The test kit holds the answers of each module against its own contract, the system tests
 * those of the gateway against the published one.
 */
package cn.icpfiling.platform.contract;
