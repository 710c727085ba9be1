/** TCP listeners that the simulated servers share. */
package cn.icpfiling.sandbox.listener;
