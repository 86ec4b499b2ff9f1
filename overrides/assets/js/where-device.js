// Where the device is: asked once, on a press, and kept in memory only.

const OPTIONS = { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 };
const REASONS = { 1: "denied", 2: "unavailable", 3: "timeout" };

/** { lon, lat, accuracy (m) }; fails with "insecure", "unsupported", "denied", "unavailable" or
    "timeout" as the message. */
export function askDevice() {
  return new Promise((resolve, reject) => {
    const refuse = (reason) => reject(new Error(reason));
    if (window.isSecureContext === false) return refuse("insecure");
    if (!navigator.geolocation) return refuse("unsupported");
    return navigator.geolocation.getCurrentPosition(
      (found) => resolve({ lon: found.coords.longitude, lat: found.coords.latitude, accuracy: found.coords.accuracy }),
      (error) => refuse(REASONS[error.code] || "unavailable"),
      OPTIONS
    );
  });
}
