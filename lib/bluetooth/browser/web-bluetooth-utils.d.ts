/// <reference types="web-bluetooth" />

/** Patches the prototypes of Web Bluetooth; throws where there are none. It brings no types of its own. */
declare module 'web-bluetooth-utils' {
  const nothing: unknown;
  export default nothing;
}

/** What the patch adds and is used here. Its typed readers mix up service and characteristic, so they are left out. */
interface BluetoothDevice {
  /** Connects if need be, and finds the characteristic. */
  getCharacteristicFromPrimaryService(
    service: string,
    characteristic: string,
  ): Promise<BluetoothRemoteGATTCharacteristic>;
  /** Connects if need be, and reads the characteristic. */
  readCharacteristicValueFromPrimaryService(service: string, characteristic: string): Promise<DataView>;
}
